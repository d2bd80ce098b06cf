package org.numeral.inference.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.numeral.inference.pool.PoolListener;
import org.numeral.model.digit.Prediction;

/**
 * Figures of the way from a picture to its answer. All meters exist from the start, at 0, so that
 * rates and alerts need no first event.
 */
@Singleton
public final class PredictionMetrics implements PoolListener {

    private static final Duration[] TIME_BUCKETS =
            IntStream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000)
                    .mapToObj(micros -> Duration.ofNanos(micros * 1_000L))
                    .toArray(Duration[]::new);

    private static final double[] CONFIDENCE_BUCKETS = {
        0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1
    };

    private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64};

    private final MeterRegistry registry;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final DistributionSummary batchSize;
    private final DistributionSummary confidence;
    private final List<Counter> recognised;
    private final List<Counter> abstained;

    PredictionMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("numeral.stage")
                            .description("Where the time of a prediction goes")
                            .tag("stage", stage.tag())
                            .serviceLevelObjectives(TIME_BUCKETS)
                            .register(registry));
        }
        batchSize =
                DistributionSummary.builder("numeral.batch.size")
                        .description("Pictures that were computed in one pass")
                        .serviceLevelObjectives(BATCH_BUCKETS)
                        .register(registry);
        confidence =
                DistributionSummary.builder("numeral.confidence")
                        .description("Probability of the digit that was answered")
                        .serviceLevelObjectives(CONFIDENCE_BUCKETS)
                        .register(registry);
        recognised = counters(registry, true);
        abstained = counters(registry, false);
    }

    private static List<Counter> counters(MeterRegistry registry, boolean recognised) {
        return IntStream.range(0, Prediction.CLASSES)
                .mapToObj(
                        digit ->
                                Counter.builder("numeral.predictions")
                                        .description(
                                                "Answers by digit, and whether the picture looked like one")
                                        .tag("digit", String.valueOf(digit))
                                        .tag("recognised", String.valueOf(recognised))
                                        .register(registry))
                .toList();
    }

    /**
     * Shows how many pictures wait somewhere.
     *
     * @param queue its name
     * @param depth is asked whenever the figures are read
     */
    public void watchQueue(String queue, IntSupplier depth) {
        Gauge.builder("numeral.queue.depth", depth::getAsInt)
                .description("Pictures that wait")
                .tag("queue", queue)
                .register(registry);
    }

    /**
     * One picture has passed a stage.
     *
     * @param stage of the way
     * @param nanos that it took
     */
    public void onStage(Stage stage, long nanos) {
        stages.get(stage).record(Duration.ofNanos(nanos));
    }

    /**
     * A picture was answered.
     *
     * @param prediction the answer
     * @param looksLikeDigit false if the model abstained
     */
    public void onAnswer(Prediction prediction, boolean looksLikeDigit) {
        Prediction.Candidate best = prediction.best();
        confidence.record(best.probability());
        (looksLikeDigit ? recognised : abstained).get(best.digit()).increment();
    }

    @Override
    public void onBatch(long[] waitedNanos, long computeNanos) {
        batchSize.record(waitedNanos.length);
        Arrays.stream(waitedNanos).forEach(nanos -> onStage(Stage.INFERENCE_QUEUE, nanos));
        onStage(Stage.COMPUTE, computeNanos);
    }
}
