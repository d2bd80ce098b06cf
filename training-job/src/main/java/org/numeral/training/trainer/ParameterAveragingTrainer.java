package org.numeral.training.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.training.data.LabelledDigits;

/**
 * Distributed training: rounds in which every worker of a {@link Cluster} trains on its shard, and
 * after which their parameters are averaged. With one worker the result is that of {@link
 * DataParallelTrainer} with one worker, bit for bit. It is the same each time for the same seed,
 * workers and period, whatever was lost and repeated, and whether the run was killed and resumed.
 */
public final class ParameterAveragingTrainer implements Trainer {

    /** Leaves room between the shards' seeds of two runs, and those of teachers. */
    private static final long SHARD_SEEDS = 1_000_000_007;

    private final TrainingConfig config;
    private final Distribution distribution;
    private final Cluster cluster;
    private final Optional<Path> checkpoints;
    private final Duration interval;

    /**
     * A trainer.
     *
     * @param config hyperparameters, batch size and learning rate of one worker; its workers are
     *     the threads that validate in this process
     * @param distribution how the run is divided
     * @param cluster the workers; stays open
     * @param checkpoints folder for the state of the run, to go on from it after this process was
     *     killed; empty for none
     * @throws IllegalArgumentException if the configuration has teachers
     */
    public ParameterAveragingTrainer(
            TrainingConfig config,
            Distribution distribution,
            Cluster cluster,
            Optional<Path> checkpoints) {
        this(config, distribution, cluster, checkpoints, RunRecord.CHECKPOINT_INTERVAL);
    }

    ParameterAveragingTrainer(
            TrainingConfig config,
            Distribution distribution,
            Cluster cluster,
            Optional<Path> checkpoints,
            Duration interval) {
        if (config.distillation().isPresent()) {
            throw new IllegalArgumentException("teachers cannot be distributed");
        }
        this.config = config;
        this.distribution = distribution;
        this.cluster = cluster;
        this.checkpoints = checkpoints;
        this.interval = interval;
    }

    @Override
    public TrainedNetwork train(
            LabelledDigits train, LabelledDigits validation, TrainingListener listener) {
        int stepsPerEpoch = stepsPerEpoch(train.size());
        if (stepsPerEpoch == 0) {
            throw ClusterException.wrongConfiguration(
                    "%d training examples do not give each of %d workers one batch of %d: lower --distributed-workers or --batch-size"
                            .formatted(
                                    train.size(),
                                    distribution.workers(),
                                    config.schedule().batchSize()));
        }
        listener.onStart("");
        MultiLayerNetwork initial = new MultiLayerNetwork(config.networkConfiguration());
        initial.init();
        List<ParameterRange> ranges = ParameterRange.of(initial);
        Optional<Checkpoints> checkpoint =
                checkpoints.map(folder -> new Checkpoints(folder, settings(), train, validation));
        TrainingState state =
                checkpoint
                        .flatMap(Checkpoints::read)
                        .orElseGet(() -> new TrainingState(initial.params().data().asFloat()));
        initial.close();

        RoundClock clock = new RoundClock(distribution);
        try (RunRecord record =
                        new RunRecord(
                                config,
                                stepsPerEpoch,
                                distribution.workers() * config.schedule().batchSize(),
                                validation,
                                listener,
                                checkpoint,
                                interval,
                                state);
                Cluster.Workers workers =
                        cluster.distribute(
                                Shards.split(train, distribution.workers(), config.seed()),
                                plans(stepsPerEpoch))) {
            while (!record.isOver()) {
                long start = System.nanoTime();
                int steps =
                        Math.min(distribution.period(), stepsPerEpoch - state.step % stepsPerEpoch);
                List<RoundResult> results = workers.train(state.model(), state.step, steps);
                ParameterAverage average = new ParameterAverage(results, ranges);
                average.writeTo(state);
                clock.add(results, System.nanoTime() - start);
                // the state's weights are up to date already
                record.advance(average.losses(), () -> {});
                if (state.step % stepsPerEpoch == 0) {
                    clock.log();
                }
            }
            return record.result(Duration.ZERO, clock.figures());
        }
    }

    /** As many as the smallest shard has full batches. */
    private int stepsPerEpoch(int examples) {
        return config.schedule().stepsPerEpoch(examples / distribution.workers());
    }

    private List<ShardPlan> plans(int stepsPerEpoch) {
        List<ShardPlan> plans = new ArrayList<>();
        for (int worker = 0; worker < distribution.workers(); worker++) {
            plans.add(
                    new ShardPlan(
                            config.architecture(),
                            distribution.scaled(config.schedule()),
                            config.regularisation(),
                            config.seed() + worker * SHARD_SEEDS,
                            stepsPerEpoch));
        }
        return plans;
    }

    @Override
    public void deleteCheckpoint(LabelledDigits train, LabelledDigits validation) {
        checkpoints.ifPresent(
                folder -> new Checkpoints(folder, settings(), train, validation).delete());
    }

    @Override
    public List<Double> learningRates(int examples) {
        return OneCycle.ratesByEpoch(
                distribution.scaled(config.schedule()), stepsPerEpoch(examples));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(config.toMap());
        settings.put("workers", String.valueOf(distribution.workers()));
        settings.put("averagingPeriod", String.valueOf(distribution.period()));
        settings.put("learningRate", String.valueOf(distribution.learningRate(config.schedule())));
        settings.put("distributed", "parameter averaging");
        return settings;
    }
}
