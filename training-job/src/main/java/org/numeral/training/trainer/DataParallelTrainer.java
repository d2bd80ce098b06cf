package org.numeral.training.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.FastLayers;
import org.numeral.model.runtime.NativeFloats;
import org.numeral.training.data.LabelledDigits;

/**
 * Synchronous data-parallel training: every batch is divided among the workers, their gradients are
 * averaged, and one weight update follows. The result is that of one worker with the whole batch,
 * but for the order of float additions, and it is the same each time for the same seed and number
 * of workers, whether the run was killed and resumed in between or not.
 */
public final class DataParallelTrainer implements Trainer {

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
        this(config, checkpoints, RunRecord.CHECKPOINT_INTERVAL);
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
            throw new UnusableSettingsException(
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

    @Override
    public void deleteCheckpoint(LabelledDigits train, LabelledDigits validation) {
        config.teacherConfigs()
                .forEach(teacher -> trainer(teacher).deleteCheckpoint(train, validation));
        checkpoints.ifPresent(
                folder -> new Checkpoints(folder, config.toMap(), train, validation).delete());
    }

    @Override
    public List<Double> learningRates(int examples) {
        return OneCycle.ratesByEpoch(config.schedule(), config.schedule().stepsPerEpoch(examples));
    }

    @Override
    public Map<String, String> settings() {
        return config.toMap();
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
        private final Optional<Checkpoints> checkpoint;
        private final TrainingState state;
        private final List<GradientShare> shares = new ArrayList<>();
        private final List<INDArray> gradients;
        private final WeightUpdate update;

        Run(
                LabelledDigits train,
                LabelledDigits validation,
                TrainingListener listener,
                Teachers teachers) {
            this.train = train;
            this.validation = validation;
            this.listener = listener;
            this.teachers = teachers;
            this.stepsPerEpoch = config.schedule().stepsPerEpoch(train.size());
            this.learningRate = OneCycle.of(config.schedule(), stepsPerEpoch);
            this.network = new MultiLayerNetwork(config.networkConfiguration());
            network.init();
            FastLayers.install(network);

            this.checkpoint =
                    checkpoints.map(
                            folder -> new Checkpoints(folder, config.toMap(), train, validation));
            this.state =
                    checkpoint
                            .flatMap(Checkpoints::read)
                            .orElseGet(() -> new TrainingState(network.params().data().asFloat()));
            RunRecord.set(network, state.weights);
            for (int i = 0; i < config.workers(); i++) {
                shares.add(
                        new GradientShare(i == 0 ? network : replica(), teachers.answers(), share));
            }
            this.gradients = shares.stream().map(GradientShare::gradient).toList();
            this.update =
                    new WeightUpdate(network.params(), ParameterRange.of(network), state, config);
        }

        TrainedNetwork run() {
            try (WorkerTeam team = new WorkerTeam(config.workers());
                    RunRecord record =
                            new RunRecord(
                                    config,
                                    stepsPerEpoch,
                                    config.schedule().batchSize(),
                                    validation,
                                    listener,
                                    checkpoint,
                                    interval,
                                    state);
                    BatchFeed feed = new BatchFeed(train, config, state.step)) {
                double[] loss = new double[1];
                while (!record.isOver()) {
                    loss[0] = step(team, feed);
                    record.advance(loss, this::fetchWeights);
                }
                return record.result(teachers.duration(), Optional.empty());
            } finally {
                shares.forEach(GradientShare::close);
                network.close();
            }
        }

        private double step(WorkerTeam team, BatchFeed feed) {
            double rate = learningRate.rate(state.step);
            Batch batch = feed.take();
            team.run(worker -> shares.get(worker).compute(batch, worker * share));
            feed.release(batch);
            team.run(worker -> update.apply(gradients, worker, state.step, rate));
            return shares.stream().mapToDouble(GradientShare::loss).average().orElseThrow();
        }

        private void fetchWeights() {
            NativeFloats.read(network.params(), 0, state.weights, state.weights.length);
        }

        private MultiLayerNetwork replica() {
            MultiLayerNetwork replica = new MultiLayerNetwork(config.networkConfiguration());
            replica.init(network.params(), false);
            return FastLayers.install(replica);
        }
    }
}
