package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.network.FastLayers;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.data.LabelledDigits;

class ParameterAveragingTrainerTest {

    private static final int BATCH = 32;

    private final LabelledDigits train = RandomDigits.of(320, 1);
    private final LabelledDigits validation = RandomDigits.of(100, 2);

    @TempDir private Path folder;

    /** Thrown in the middle of a run. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void oneWorkerGivesTheModelOfTheLocalTrainerBitForBit() {
        TrainingConfig config = Configs.refined(2, BATCH, 1);
        try (TrainedNetwork local =
                        new DataParallelTrainer(config)
                                .train(train, validation, new SilentListener());
                TrainedNetwork distributed =
                        trainer(config, new Distribution(1, 3), new ThreadsCluster())
                                .train(train, validation, new SilentListener())) {
            assertThat(weights(distributed)).isEqualTo(weights(local));
            assertThat(distributed.bestEpoch()).isEqualTo(local.bestEpoch());
            for (int i = 0; i < 2; i++) {
                EpochFigures expected = local.history().get(i);
                EpochFigures figures = distributed.history().get(i);
                assertThat(figures.loss()).isEqualTo(expected.loss());
                assertThat(figures.validationLoss()).isEqualTo(expected.validationLoss());
            }
        }
    }

    /** The small network has no batch normalization, which goes by the batch of each worker. */
    @Test
    void twoWorkersThatAverageAfterEveryStepDoWhatOneDoesWithTheDoubleBatch() {
        TrainingConfig config = plainDescent(2);
        Distribution distribution = new Distribution(2, 1);
        List<LabelledDigits> shards = Shards.split(train, 2, config.seed());
        float[] expected = doubleBatch(config, distribution, shards);

        try (TrainedNetwork distributed =
                trainer(config, distribution, new ThreadsCluster())
                        .train(train, validation, new SilentListener())) {
            assertThat(distributed.bestEpoch()).as("the last one is published").isEqualTo(2);
            float[] weights = weights(distributed);
            assertThat(weights).hasSameSizeAs(expected);
            for (int i = 0; i < weights.length; i++) {
                assertThat(weights[i]).isCloseTo(expected[i], offset(1e-5f));
            }
        }
    }

    /** One network that sees both workers' batches as one, with the workers' learning rate. */
    private float[] doubleBatch(
            TrainingConfig config, Distribution distribution, List<LabelledDigits> shards) {
        TrainingConfig twice = plainDescent(2, 2 * BATCH);
        int stepsPerEpoch = train.size() / 2 / BATCH;
        OneCycle rate = OneCycle.of(distribution.scaled(config.schedule()), stepsPerEpoch);
        BatchFiller first = new BatchFiller(shards.get(0), config, stepsPerEpoch);
        BatchFiller second = new BatchFiller(shards.get(1), ofSecondShard(config), stepsPerEpoch);
        MultiLayerNetwork network = new MultiLayerNetwork(config.networkConfiguration());
        network.init();
        FastLayers.install(network);
        TrainingState state = new TrainingState(network.params().data().asFloat());
        WeightUpdate update =
                new WeightUpdate(network.params(), ParameterRange.of(network), state, twice);
        try (GradientShare share =
                new GradientShare(network, Teachers.none().answers(), 2 * BATCH)) {
            for (int step = 0; step < 2 * stepsPerEpoch; step++) {
                Batch one = Batch.of(BATCH);
                Batch other = Batch.of(BATCH);
                first.fill(one, step);
                second.fill(other, step);
                Batch both = Batch.of(2 * BATCH);
                join(one.inputs(), other.inputs(), both.inputs());
                join(one.targets(), other.targets(), both.targets());
                share.compute(both, 0);
                update.apply(List.of(share.gradient()), 0, step, rate.rate(step));
            }
            return network.params().data().asFloat();
        } finally {
            network.close();
        }
    }

    private static TrainingConfig ofSecondShard(TrainingConfig config) {
        return new TrainingConfig(
                config.architecture(),
                config.schedule(),
                config.regularisation(),
                config.distillation(),
                config.seed() + 1_000_000_007,
                1);
    }

    private static void join(float[] one, float[] other, float[] target) {
        System.arraycopy(one, 0, target, 0, one.length);
        System.arraycopy(other, 0, target, one.length, other.length);
    }

    @Test
    void learnsWithWorkersThatAverageNowAndThen() {
        try (TrainedNetwork trained =
                trainer(Configs.refined(4, 16, 1), new Distribution(2, 4), new ThreadsCluster())
                        .train(train, validation, new SilentListener())) {
            EpochFigures last = trained.history().get(3);
            assertThat(last.validationAccuracy()).isGreaterThan(0.9);
            ScalingFigures scaling = trained.scaling().orElseThrow();
            // ten steps an epoch: rounds of four, four and two
            assertThat(scaling.rounds()).isEqualTo(4 * 3);
            assertThat(scaling.workers()).hasSize(2);
            assertThat(scaling.workers().get(1).examples()).isEqualTo(4 * 160);
            assertThat(scaling.bytes()).isEqualTo(4 * 4 * trained.network().numParams());
        }
    }

    @Test
    void aResumedRunAndLostRoundsGiveTheSameModelBitForBit() {
        TrainingConfig config = Configs.refined(3, 16, 1);
        Distribution distribution = new Distribution(2, 4);
        float[] whole = weights(config, distribution, Optional.empty(), new ThreadsCluster());

        for (int stop : List.of(2, 5)) {
            assertThatThrownBy(
                            () ->
                                    weights(
                                            config,
                                            distribution,
                                            Optional.of(folder),
                                            failingAfter(stop)))
                    .isInstanceOf(Interruption.class);
        }
        assertThat(weights(config, distribution, Optional.of(folder), withNewWorkersEachRound()))
                .isEqualTo(whole);
    }

    /** It was killed between its last step and its publication. */
    @Test
    void aRunThatIsDoneGivesItsModelAgainWithoutFiguresOfRounds() {
        TrainingConfig config = Configs.refined(1, 16, 1);
        ParameterAveragingTrainer trainer =
                new ParameterAveragingTrainer(
                        config, new Distribution(2, 4), new ThreadsCluster(), Optional.of(folder));
        try (TrainedNetwork done = trainer.train(train, validation, new SilentListener());
                TrainedNetwork again = trainer.train(train, validation, new SilentListener())) {
            assertThat(done.scaling()).isPresent();
            assertThat(again.scaling()).isEmpty();
            assertThat(weights(again)).isEqualTo(weights(done));
        }
    }

    private static Cluster failingAfter(int rounds) {
        return new ThreadsCluster() {
            @Override
            public Workers distribute(List<LabelledDigits> shards, List<ShardPlan> plans) {
                Workers workers = super.distribute(shards, plans);
                int[] left = {rounds};
                return new Workers() {
                    @Override
                    public List<RoundResult> train(ModelState start, int firstStep, int steps) {
                        if (left[0]-- == 0) {
                            throw new Interruption();
                        }
                        return workers.train(start, firstStep, steps);
                    }

                    @Override
                    public void close() {
                        workers.close();
                    }
                };
            }
        };
    }

    private static Cluster withNewWorkersEachRound() {
        return new ThreadsCluster() {
            @Override
            public Workers distribute(List<LabelledDigits> shards, List<ShardPlan> plans) {
                return new Workers() {
                    @Override
                    public List<RoundResult> train(ModelState start, int firstStep, int steps) {
                        try (Workers workers = new ThreadsCluster().distribute(shards, plans)) {
                            return workers.train(start, firstStep, steps);
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    @Test
    void moreWorkersThanThereIsDataForAreRefused() {
        assertThatThrownBy(
                        () ->
                                trainer(
                                                Configs.plain(1, BATCH, 1),
                                                new Distribution(11, 1),
                                                new ThreadsCluster())
                                        .train(train, validation, new SilentListener()))
                .isInstanceOf(ClusterException.class)
                .hasMessage(
                        "320 training examples do not give each of 11 workers one batch of 32: lower --distributed-workers or --batch-size");
    }

    @Test
    void theLearningRateGrowsWithTheWorkers() {
        Distribution four = new Distribution(4, 1);

        assertThat(four.learningRate(new Schedule(1, 0, 64, 0.004))).isEqualTo(0.008);
        assertThat(four.learningRate(new Schedule(1, 0, 64, 0.004, Optimizer.SGD)))
                .isEqualTo(0.016);
    }

    private static TrainingConfig plainDescent(int epochs) {
        return plainDescent(epochs, BATCH);
    }

    private static TrainingConfig plainDescent(int epochs, int batchSize) {
        return new TrainingConfig(
                NetworkArchitecture.SMALL,
                new Schedule(epochs, 0, batchSize, 0.02, Optimizer.SGD),
                new Regularisation(Augmentation.STANDARD, 0, 0.05, 0, 0.01, 0, 0),
                Optional.empty(),
                7,
                1);
    }

    private float[] weights(
            TrainingConfig config,
            Distribution distribution,
            Optional<Path> checkpoints,
            Cluster cluster) {
        try (TrainedNetwork trained =
                new ParameterAveragingTrainer(
                                config, distribution, cluster, checkpoints, Duration.ZERO)
                        .train(train, validation, new SilentListener())) {
            return weights(trained);
        }
    }

    private static float[] weights(TrainedNetwork trained) {
        return trained.network().params().data().asFloat();
    }

    private static ParameterAveragingTrainer trainer(
            TrainingConfig config, Distribution distribution, Cluster cluster) {
        return new ParameterAveragingTrainer(config, distribution, cluster, Optional.empty());
    }
}
