package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;

/**
 * The hyperparameters of a training run.
 *
 * @param architecture the network
 * @param epochs passes over the training set, 1 or more
 * @param patience epochs without a better validation accuracy after which the run ends; 0 for none
 * @param batchSize digits of one weight update, 1 or more
 * @param nonDigits pictures of no digit beside them, each with the same probability for all digits
 *     as its target (outlier exposure: Hendrycks, Mazeika and Dietterich, arXiv 1812.04606), so
 *     that the network is unsure of what it should not recognise; 0 for none
 * @param learningRate the peak of the one-cycle schedule, more than 0 and at most 1
 * @param labelSmoothing share of each label that is spread over all digits (Szegedy et al., arXiv
 *     1512.00567), 0 to 0.5
 * @param averaging how much of the weights' moving average each step keeps; the average is what is
 *     validated and published; 0 for none, less than 1
 * @param augmentation how training digits are varied
 * @param distillation teachers whose answers are learned instead of the labels; empty for none
 * @param seed of the initial weights and of the order of the examples
 * @param workers threads that share each batch, a divisor of {@link #rows}; each has one native
 *     thread
 */
public record TrainingConfig(
        NetworkArchitecture architecture,
        int epochs,
        int patience,
        int batchSize,
        int nonDigits,
        double learningRate,
        double labelSmoothing,
        double averaging,
        Augmentation augmentation,
        Optional<Distillation> distillation,
        long seed,
        int workers) {

    static final int MOST_EPOCHS = 10_000;

    /** Leaves room between the teachers' seeds of two runs. */
    private static final long TEACHER_SEEDS = 1_000;

    private static final int LARGEST_BATCH = 8_192;

    /** Checks every value and reports all that are wrong together. */
    public TrainingConfig {
        Objects.requireNonNull(architecture, "architecture is null");
        Objects.requireNonNull(augmentation, "augmentation is null");
        Objects.requireNonNull(distillation, "distillation is null");
        List<String> problems =
                problems(
                        epochs,
                        patience,
                        batchSize,
                        nonDigits,
                        learningRate,
                        labelSmoothing,
                        averaging,
                        workers);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param epochs as in the record
     * @param patience as in the record
     * @param batchSize as in the record
     * @param nonDigits as in the record
     * @param learningRate as in the record
     * @param labelSmoothing as in the record
     * @param averaging as in the record
     * @param workers as in the record
     * @return empty if all are right
     */
    public static List<String> problems(
            int epochs,
            int patience,
            int batchSize,
            int nonDigits,
            double learningRate,
            double labelSmoothing,
            double averaging,
            int workers) {
        List<String> problems = new ArrayList<>();
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            problems.add("--epochs is %d; it can be 1 to %d".formatted(epochs, MOST_EPOCHS));
        }
        if (patience < 0) {
            problems.add("--patience is %d; it can be 0 (none) or more".formatted(patience));
        }
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            problems.add(
                    "--batch-size is %d; it can be 1 to %d".formatted(batchSize, LARGEST_BATCH));
        }
        if (nonDigits < 0 || nonDigits > LARGEST_BATCH) {
            problems.add(
                    "--non-digits is %d; it can be 0 (none) to %d"
                            .formatted(nonDigits, LARGEST_BATCH));
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            problems.add(
                    "--learning-rate is %s; it must be more than 0 and at most 1"
                            .formatted(learningRate));
        }
        if (!(labelSmoothing >= 0 && labelSmoothing <= 0.5)) {
            problems.add("--label-smoothing is %s; it can be 0 to 0.5".formatted(labelSmoothing));
        }
        if (!(averaging >= 0 && averaging < 1)) {
            problems.add(
                    "--averaging is %s; it can be 0 (none) to less than 1".formatted(averaging));
        }
        // equal shares keep the mean of the workers' gradients the gradient of the batch
        int rows = batchSize + nonDigits;
        if (workers < 1 || rows % workers != 0) {
            problems.add(
                    "--workers is %d; it must divide the batch size with its non-digits, %d, without remainder"
                            .formatted(workers, rows));
        }
        return problems;
    }

    /**
     * All pictures of one weight update: the digits and those of no digit.
     *
     * @return 1 or more
     */
    public int rows() {
        return batchSize + nonDigits;
    }

    /**
     * The number of workers that uses a machine best: the largest that divides the batch and is not
     * more than the cores.
     *
     * @param rows pictures of one weight update
     * @param cpus whole cores
     * @return 1 or more
     */
    public static int workersFor(int rows, int cpus) {
        int workers = Math.max(1, Math.min(cpus, rows));
        while (rows % workers != 0) {
            workers--;
        }
        return workers;
    }

    /**
     * The settings of the teachers: as this but for network, epochs and seed. Patience would end
     * some of them early.
     *
     * @return one for each teacher
     */
    List<TrainingConfig> teacherConfigs() {
        return distillation.stream()
                .flatMap(
                        given ->
                                IntStream.rangeClosed(1, given.teachers())
                                        .mapToObj(number -> teacherConfig(given, number)))
                .toList();
    }

    private TrainingConfig teacherConfig(Distillation given, int number) {
        return new TrainingConfig(
                given.architecture(),
                given.epochs(),
                0,
                batchSize,
                nonDigits,
                learningRate,
                labelSmoothing,
                averaging,
                augmentation,
                Optional.empty(),
                TEACHER_SEEDS * seed + number,
                workers);
    }

    /**
     * The settings as the metadata record them.
     *
     * @return value by name of the option
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put("epochs", String.valueOf(epochs));
        map.put("patience", String.valueOf(patience));
        map.put("batchSize", String.valueOf(batchSize));
        map.put("nonDigits", String.valueOf(nonDigits));
        map.put("learningRate", String.valueOf(learningRate));
        map.put("learningRateSchedule", "one-cycle");
        map.put("labelSmoothing", String.valueOf(labelSmoothing));
        map.put("averaging", String.valueOf(averaging));
        map.putAll(augmentation.toMap());
        distillation.ifPresent(given -> map.putAll(given.toMap()));
        map.put("network", architecture.optionName());
        map.put("optimizer", "Adam");
        map.put("seed", String.valueOf(seed));
        map.put("workers", String.valueOf(workers));
        return map;
    }
}
