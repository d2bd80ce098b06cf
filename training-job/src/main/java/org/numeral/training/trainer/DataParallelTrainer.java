package org.numeral.training.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.FastLayers;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.model.runtime.NativeFloats;
import org.numeral.training.calibration.TemperatureScaling;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

/**
 * Synchronous data-parallel training: every batch is divided among the workers, their gradients are
 * averaged, and one weight update follows. The result is that of one worker with the whole batch,
 * but for the order of float additions, and it is the same each time for the same seed and number
 * of workers, whether the run was killed and resumed in between or not.
 */
public final class DataParallelTrainer implements Trainer {

    /** The most work that a killed run loses. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(15);

    private final TrainingConfig config;
    private final Optional<Path> checkpoints;
    private final Duration interval;

    /**
     * A trainer.
     *
     * @param config hyperparameters
     */
    public DataParallelTrainer(TrainingConfig config) {
        this(config, Optional.empty());
    }

    /**
     * A trainer that goes on where a killed run of the same settings and data stopped.
     *
     * @param config hyperparameters
     * @param checkpoints folder for the state of the run; empty for none
     */
    public DataParallelTrainer(TrainingConfig config, Optional<Path> checkpoints) {
        this(config, checkpoints, CHECKPOINT_INTERVAL);
    }

    DataParallelTrainer(TrainingConfig config, Optional<Path> checkpoints, Duration interval) {
        this.config = config;
        this.checkpoints = checkpoints;
        this.interval = interval;
    }

    @Override
    public TrainedNetwork train(
            LabelledDigits train, LabelledDigits validation, TrainingListener listener) {
        if (train.size() < config.schedule().batchSize()) {
            throw new IllegalArgumentException(
                    "%d training examples do not fill one batch of %d: lower --batch-size"
                            .formatted(train.size(), config.schedule().batchSize()));
        }
        try (Teachers teachers = teachers(train, validation, listener)) {
            return train("", teachers, train, validation, listener);
        }
    }

    private TrainedNetwork train(
            String name,
            Teachers teachers,
            LabelledDigits train,
            LabelledDigits validation,
            TrainingListener listener) {
        listener.onStart(name);
        return new Run(train, validation, listener, teachers).run();
    }

    /** Trained anew, or read from the checkpoints that they left when they were done. */
    private Teachers teachers(
            LabelledDigits train, LabelledDigits validation, TrainingListener listener) {
        List<DigitClassifier> networks = new ArrayList<>();
        Duration duration = Duration.ZERO;
        List<TrainingConfig> configs = config.teacherConfigs();
        try {
            for (TrainingConfig teacher : configs) {
                String name = "teacher %d of %d".formatted(networks.size() + 1, configs.size());
                TrainedNetwork trained =
                        trainer(teacher).train(name, Teachers.none(), train, validation, listener);
                networks.add(new DigitClassifier(FastLayers.install(trained.network())));
                duration = duration.plus(trained.duration());
            }
        } catch (RuntimeException | Error e) {
            networks.forEach(DigitClassifier::close); // nobody else knows of them
            throw e;
        }
        return new Teachers(networks, duration);
    }

    private DataParallelTrainer trainer(TrainingConfig teacher) {
        return new DataParallelTrainer(teacher, checkpoints, interval);
    }

    /**
     * Removes what {@link #train} left to go on from; to be called when its network is published or
     * not wanted.
     *
     * @param train the training set that it was given
     * @param validation the validation set that it was given
     */
    public void deleteCheckpoint(LabelledDigits train, LabelledDigits validation) {
        config.teacherConfigs()
                .forEach(teacher -> trainer(teacher).deleteCheckpoint(train, validation));
        checkpoints.ifPresent(
                folder -> new Checkpoints(folder, config, train, validation).delete());
    }

    /**
     * The learning rate at the end of each epoch.
     *
     * @param examples size of the training set
     * @return a rate for each epoch
     */
    public List<Double> learningRates(int examples) {
        int steps = examples / config.schedule().batchSize();
        OneCycle schedule =
                new OneCycle(config.schedule().learningRate(), steps * config.schedule().epochs());
        return IntStream.rangeClosed(1, config.schedule().epochs())
                .mapToObj(epoch -> schedule.rate(epoch * steps - 1))
                .toList();
    }

    /** One run in this process. */
    private final class Run {

        private final LabelledDigits train;
        private final LabelledDigits validation;
        private final TrainingListener listener;
        private final Teachers teachers;
        private final int share = config.rows() / config.workers();
        private final int stepsPerEpoch;
        private final OneCycle learningRate;
        private final MultiLayerNetwork network;
        private final MultiLayerNetwork averaged;
        private final Optional<Checkpoints> checkpoint;
        private final TrainingState state;
        private final List<GradientShare> shares = new ArrayList<>();
        private final List<INDArray> gradients;
        private final WeightUpdate update;
        private final long start = System.nanoTime();
        private long epochStart = start;
        private long written = start;

        Run(
                LabelledDigits train,
                LabelledDigits validation,
                TrainingListener listener,
                Teachers teachers) {
            this.train = train;
            this.validation = validation;
            this.listener = listener;
            this.teachers = teachers;
            this.stepsPerEpoch = train.size() / config.schedule().batchSize();
            this.learningRate =
                    new OneCycle(
                            config.schedule().learningRate(),
                            stepsPerEpoch * config.schedule().epochs());
            this.network = new MultiLayerNetwork(configuration());
            network.init();
            FastLayers.install(network);
            this.averaged = new MultiLayerNetwork(configuration());
            averaged.init();

            this.checkpoint =
                    checkpoints.map(folder -> new Checkpoints(folder, config, train, validation));
            this.state =
                    checkpoint
                            .flatMap(Checkpoints::read)
                            .orElseGet(() -> new TrainingState(network.params().data().asFloat()));
            set(network, state.weights);
            for (int i = 0; i < config.workers(); i++) {
                shares.add(
                        new GradientShare(i == 0 ? network : replica(), teachers.answers(), share));
            }
            this.gradients = shares.stream().map(GradientShare::gradient).toList();
            this.update =
                    new WeightUpdate(network.params(), ParameterRange.of(network), state, config);
        }

        TrainedNetwork run() {
            int steps = stepsPerEpoch * config.schedule().epochs();
            try (WorkerTeam team = new WorkerTeam(config.workers());
                    ParallelClassifier classifier =
                            new ParallelClassifier(averaged, config.workers());
                    BatchFeed feed = new BatchFeed(train, config, state.step)) {
                while (state.step < steps && !isOutOfPatience()) {
                    step(team, feed);
                    if (state.step % stepsPerEpoch == 0) {
                        endEpoch(classifier);
                        writeCheckpoint();
                    } else if (System.nanoTime() - written >= interval.toNanos()) {
                        writeCheckpoint();
                    }
                }
            } finally {
                shares.forEach(GradientShare::close);
                network.close();
            }
            set(averaged, state.best);
            return new TrainedNetwork(
                    averaged, state.bestEpoch, state.history, teachers.duration().plus(elapsed()));
        }

        private void step(WorkerTeam team, BatchFeed feed) {
            int epoch = state.step / stepsPerEpoch + 1;
            double rate = learningRate.rate(state.step);
            Batch batch = feed.take();
            team.run(worker -> shares.get(worker).compute(batch, worker * share));
            feed.release(batch);
            team.run(worker -> update.apply(gradients, worker, state.step, rate));
            state.losses +=
                    shares.stream().mapToDouble(GradientShare::loss).average().orElseThrow();
            state.step++;
            listener.onStep(
                    new TrainingListener.Progress(
                            epoch,
                            config.schedule().epochs(),
                            (long) state.step * config.schedule().batchSize(),
                            (long) stepsPerEpoch
                                    * config.schedule().epochs()
                                    * config.schedule().batchSize(),
                            state.losses / ((state.step - 1) % stepsPerEpoch + 1)));
        }

        private void endEpoch(ParallelClassifier classifier) {
            Duration duration = epochElapsed();
            set(averaged, state.averaged);
            float[] probabilities = classifier.probabilities(validation);
            EpochFigures figures =
                    new EpochFigures(
                            state.step / stepsPerEpoch,
                            state.losses / stepsPerEpoch,
                            ParallelClassifier.accuracy(probabilities, validation),
                            TemperatureScaling.calibratedLoss(probabilities, validation),
                            duration);
            state.history.add(figures);
            if (BestEpoch.isAsGoodAsTheBest(state.history, validation.size())) {
                state.bestEpoch = figures.epoch();
                System.arraycopy(state.averaged, 0, state.best, 0, state.best.length);
            }
            state.losses = 0;
            state.epochBefore = Duration.ZERO;
            epochStart = System.nanoTime();
            listener.onEpoch(figures);
        }

        private boolean isOutOfPatience() {
            return config.schedule().patience() > 0
                    && BestEpoch.epochsSinceTheBest(state.history) >= config.schedule().patience();
        }

        private void writeCheckpoint() {
            checkpoint.ifPresent(
                    place -> {
                        NativeFloats.read(network.params(), 0, state.weights, state.weights.length);
                        place.write(state, elapsed(), epochElapsed());
                    });
            written = System.nanoTime();
        }

        private MultiLayerNetwork replica() {
            MultiLayerNetwork replica = new MultiLayerNetwork(configuration());
            replica.init(network.params(), false);
            return FastLayers.install(replica);
        }

        private MultiLayerConfiguration configuration() {
            return config.architecture()
                    .configure(
                            new TrainingSettings(config.seed(), config.schedule().learningRate()));
        }

        private Duration elapsed() {
            return state.before.plusNanos(System.nanoTime() - start);
        }

        private Duration epochElapsed() {
            return state.epochBefore.plusNanos(System.nanoTime() - epochStart);
        }

        private static void set(MultiLayerNetwork network, float[] weights) {
            NativeFloats.write(weights, network.params(), 0, weights.length);
        }
    }
}
