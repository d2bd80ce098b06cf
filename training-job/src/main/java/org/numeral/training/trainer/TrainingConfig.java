package org.numeral.training.trainer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;

/**
 * The hyperparameters of a training run.
 *
 * @param architecture the network
 * @param schedule how long it is trained, and in which steps
 * @param regularisation what keeps it from learning its examples by heart
 * @param distillation teachers whose answers are learned instead of the labels; empty for none
 * @param seed of the initial weights and of the order of the examples
 * @param workers threads that share each batch, a divisor of {@link #rows}; each has one native
 *     thread
 */
public record TrainingConfig(
        NetworkArchitecture architecture,
        Schedule schedule,
        Regularisation regularisation,
        Optional<Distillation> distillation,
        long seed,
        int workers) {

    /** Leaves room between the teachers' seeds of two runs. */
    private static final long TEACHER_SEEDS = 1_000;

    /** Checks that the workers can share a batch. */
    public TrainingConfig {
        Objects.requireNonNull(architecture, "architecture is null");
        Objects.requireNonNull(distillation, "distillation is null");
        Problems.refuse(problems(schedule.batchSize() + regularisation.rowsBeside(), workers));
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param rows pictures of one weight update
     * @param workers as in the record
     * @return empty if all are right
     */
    public static List<String> problems(int rows, int workers) {
        // equal shares keep the mean of the workers' gradients the gradient of the batch
        return workers < 1 || rows % workers != 0
                ? List.of(
                        "--workers is %d; it must divide the batch size with its non-digits and synthetic digits, %d, without remainder"
                                .formatted(workers, rows))
                : List.of();
    }

    /**
     * All pictures of one weight update: the digits, those of no digit and the synthetic ones.
     *
     * @return 1 or more
     */
    public int rows() {
        return schedule.batchSize() + regularisation.rowsBeside();
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
                schedule.withEpochs(given.epochs()).withPatience(0),
                regularisation,
                Optional.empty(),
                TEACHER_SEEDS * seed + number,
                workers);
    }

    /**
     * The network's configuration.
     *
     * @return a new one
     */
    MultiLayerConfiguration networkConfiguration() {
        return architecture.configure(new TrainingSettings(seed, schedule.learningRate()));
    }

    /**
     * The settings as the metadata record them.
     *
     * @return value by name of the option
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put("epochs", String.valueOf(schedule.epochs()));
        map.put("patience", String.valueOf(schedule.patience()));
        map.put("batchSize", String.valueOf(schedule.batchSize()));
        map.put("nonDigits", String.valueOf(regularisation.nonDigits()));
        map.put("syntheticDigits", String.valueOf(regularisation.syntheticDigits()));
        map.put("learningRate", String.valueOf(schedule.learningRate()));
        map.put("learningRateSchedule", "one-cycle");
        map.put("cleanShare", String.valueOf(regularisation.cleanShare()));
        map.put("labelSmoothing", String.valueOf(regularisation.labelSmoothing()));
        map.put("averaging", String.valueOf(regularisation.averaging()));
        map.put("weightDecay", String.valueOf(regularisation.weightDecay()));
        map.putAll(regularisation.augmentation().toMap());
        distillation.ifPresent(given -> map.putAll(given.toMap()));
        map.put("network", architecture.optionName());
        map.put("optimizer", schedule.optimizer().title());
        map.put("seed", String.valueOf(seed));
        map.put("workers", String.valueOf(workers));
        return map;
    }
}
