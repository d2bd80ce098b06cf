package org.numeral.training.trainer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.network.FastLayers;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

/**
 * Synchronous data-parallel training: every batch is divided among the workers, their gradients are
 * averaged, and one weight update follows. The result is that of one worker with the whole batch,
 * but for the order of float additions, and it is the same each time for the same seed and number
 * of workers.
 */
public final class DataParallelTrainer implements Trainer {

    private final TrainingConfig config;

    /**
     * A trainer.
     *
     * @param config hyperparameters
     */
    public DataParallelTrainer(TrainingConfig config) {
        this.config = config;
    }

    @Override
    public TrainedNetwork train(
            LabelledDigits train, LabelledDigits validation, TrainingListener listener) {
        if (train.size() < config.batchSize()) {
            throw new IllegalArgumentException(
                    "%d training examples do not fill one batch of %d: lower --batch-size"
                            .formatted(train.size(), config.batchSize()));
        }
        return new Run(train, validation, listener).run();
    }

    /** The state of one run. */
    private final class Run {

        private final LabelledDigits train;
        private final LabelledDigits validation;
        private final TrainingListener listener;
        private final MultiLayerNetwork network;
        private final int share;
        private final int stepsPerEpoch;
        private int step;

        Run(LabelledDigits train, LabelledDigits validation, TrainingListener listener) {
            this.train = train;
            this.validation = validation;
            this.listener = listener;
            this.share = config.batchSize() / config.workers();
            this.stepsPerEpoch = train.size() / config.batchSize();
            this.network = new MultiLayerNetwork(configuration());
            network.init();
            FastLayers.install(network);
            VectorisedAdam.install(network);
        }

        TrainedNetwork run() {
            long start = System.nanoTime();
            List<EpochFigures> history = new ArrayList<>();
            int bestEpoch = 0;
            INDArray bestWeights = network.params().dup();
            try (ParallelClassifier classifier = new ParallelClassifier(network, config.workers());
                    GradientTeam team =
                            new GradientTeam(network, this::replica, config.workers(), share)) {
                for (int epoch = 1; epoch <= config.epochs(); epoch++) {
                    EpochFigures figures = epoch(epoch, team, classifier);
                    history.add(figures);
                    // of equally good ones the later, which has seen more
                    if (bestEpoch == 0
                            || figures.validationAccuracy()
                                    >= history.get(bestEpoch - 1).validationAccuracy()) {
                        bestEpoch = epoch;
                        bestWeights.assign(network.params());
                    }
                    listener.onEpoch(figures);
                }
                network.params().assign(bestWeights);
            } finally {
                bestWeights.close();
            }
            return new TrainedNetwork(network, bestEpoch, history, since(start));
        }

        private EpochFigures epoch(int epoch, GradientTeam team, ParallelClassifier classifier) {
            long start = System.nanoTime();
            int[] order = ExampleOrder.shuffled(train.size(), config.seed(), epoch);
            double losses = 0;
            for (int i = 0; i < stepsPerEpoch; i++) {
                losses += step(team, order, i * config.batchSize(), epoch);
                listener.onStep(
                        new TrainingListener.Progress(
                                epoch,
                                config.epochs(),
                                (long) step * config.batchSize(),
                                (long) stepsPerEpoch * config.epochs() * config.batchSize(),
                                losses / (i + 1)));
            }
            Duration duration = since(start);
            return new EpochFigures(
                    epoch, losses / stepsPerEpoch, classifier.accuracy(validation), duration);
        }

        /** One weight update; returns the batch's mean loss. */
        private double step(GradientTeam team, int[] order, int from, int epoch) {
            double loss = team.computeGradient(train, order, from);
            // The updater divides gradients by the number of examples it is told of, but not the
            // running statistics of BatchNorm, which are already means: so the team averages over
            // its members, and the updater is told of one share.
            network.getUpdater()
                    .update(
                            network,
                            network.gradient(),
                            step++,
                            epoch - 1,
                            share,
                            LayerWorkspaceMgr.noWorkspaces());
            network.params().subi(network.gradient().gradient());
            return loss;
        }

        private MultiLayerNetwork replica() {
            MultiLayerNetwork replica = new MultiLayerNetwork(configuration());
            replica.init(network.params(), false);
            return FastLayers.install(replica);
        }

        private MultiLayerConfiguration configuration() {
            return config.architecture()
                    .configure(
                            new TrainingSettings(
                                    config.seed(),
                                    OneCycle.schedule(
                                            config.learningRate(),
                                            stepsPerEpoch * config.epochs())));
        }

        private Duration since(long start) {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
