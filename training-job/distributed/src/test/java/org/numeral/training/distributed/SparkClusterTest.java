package org.numeral.training.distributed;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ClusterException;
import org.numeral.training.trainer.ClusterProvider;
import org.numeral.training.trainer.Distribution;
import org.numeral.training.trainer.ParameterAveragingTrainer;
import org.numeral.training.trainer.Regularisation;
import org.numeral.training.trainer.Schedule;
import org.numeral.training.trainer.ShardTrainer;
import org.numeral.training.trainer.TrainingConfig;

/** Workers that are threads of this process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledForJreRange(maxVersion = 23, disabledReason = "Spark 4.1 does not run on newer ones")
class SparkClusterTest {

    private static final int BATCH = 64;
    private static final int EXAMPLES = 100 * BATCH;

    /** All steps of the run: no average is made before its end. */
    private static final int PERIOD = 1_000_000;

    @Test
    void aThreadOfSparkThatEndsIsNotWaitedForForEver() {
        Thread failing =
                new Thread(
                        () -> {
                            while (!isTraining()) {
                                LockSupport.parkNanos(5_000_000);
                            }
                            throw new OutOfMemoryError("Java heap space, says this test");
                        },
                        "task-result-getter-of-a-test");
        failing.setDaemon(true);
        ClusterProvider.Settings local =
                new ClusterProvider.Settings(Optional.empty(), 1, 1536, Duration.ofSeconds(60));
        try (Cluster cluster = new SparkClusterProvider().connect(local)) {
            ParameterAveragingTrainer trainer =
                    new ParameterAveragingTrainer(
                            config(), new Distribution(1, PERIOD), cluster, Optional.empty());
            failing.start();
            assertThatThrownBy(() -> trainer.train(digits(1), digits(2), new SilentListener()))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith(
                            "Spark has failed in this process, with java.lang.OutOfMemoryError")
                    .hasMessageContaining("goes on from the last checkpoint");
            assertThatThrownBy(() -> trainer.train(digits(1), digits(2), new SilentListener()))
                    .as("nothing more is begun")
                    .isInstanceOf(ClusterException.class);
        }
    }

    @Test
    void aWorkerOfAnotherBuildDoesNotTrain() {
        String other = "Numeral 0.0.1 (commit older) on Java 17";

        assertThatThrownBy(() -> ResidentTrainer.requireProgram(other))
                .hasMessageStartingWith("the run was started by " + other + ", this worker is ");
        assertThatCode(() -> ResidentTrainer.requireProgram(Greeting.ofThisProcess().program()))
                .doesNotThrowAnyException();
    }

    private static boolean isTraining() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("shard-"))
                .map(Map.Entry::getValue)
                .flatMap(Arrays::stream)
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(ShardTrainer.class.getName())
                                        && frame.getMethodName().equals("train"));
    }

    private static TrainingConfig config() {
        return new TrainingConfig(
                NetworkArchitecture.SMALL,
                new Schedule(1, 0, BATCH, 0.002),
                new Regularisation(Augmentation.NONE, 0, 0, 0, 0, 0, 0),
                Optional.empty(),
                1,
                1);
    }

    private static LabelledDigits digits(long seed) {
        byte[] pixels = new byte[EXAMPLES * DigitImage.PIXELS];
        new Random(seed).nextBytes(pixels);
        byte[] labels = new byte[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = (byte) (i % Prediction.CLASSES);
        }
        return new LabelledDigits(pixels, labels);
    }
}
