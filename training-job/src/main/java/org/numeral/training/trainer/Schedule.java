package org.numeral.training.trainer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How long a network is trained, and in which steps.
 *
 * @param epochs passes over the training set, 1 or more
 * @param patience epochs without a better validation accuracy after which the run ends; 0 for none
 * @param batchSize digits of one weight update, 1 or more
 * @param learningRate the peak of the one-cycle schedule, more than 0 and at most 1
 * @param optimizer what is done with each gradient
 */
public record Schedule(
        int epochs, int patience, int batchSize, double learningRate, Optimizer optimizer)
        implements Serializable {

    static final int MOST_EPOCHS = 10_000;
    static final int LARGEST_BATCH = 8_192;

    /** Checks every value and reports all that are wrong together. */
    public Schedule {
        Objects.requireNonNull(optimizer, "optimizer is null");
        Problems.refuse(problems(epochs, patience, batchSize, learningRate));
    }

    /**
     * With Adam.
     *
     * @param epochs as in the record
     * @param patience as in the record
     * @param batchSize as in the record
     * @param learningRate as in the record
     */
    public Schedule(int epochs, int patience, int batchSize, double learningRate) {
        this(epochs, patience, batchSize, learningRate, Optimizer.ADAM);
    }

    /**
     * The same for a longer or shorter run.
     *
     * @param number of epochs, as in the record
     * @return the schedule
     * @throws IllegalArgumentException if that is out of range
     */
    public Schedule withEpochs(int number) {
        return new Schedule(number, patience, batchSize, learningRate, optimizer);
    }

    Schedule withPatience(int number) {
        return new Schedule(epochs, number, batchSize, learningRate, optimizer);
    }

    Schedule withLearningRate(double rate) {
        return new Schedule(epochs, patience, batchSize, rate, optimizer);
    }

    /**
     * The weight updates of one epoch. Examples that do not fill a last batch wait for the next
     * epoch, which has another order.
     *
     * @param examples to learn from
     * @return full batches
     */
    int stepsPerEpoch(int examples) {
        return examples / batchSize;
    }

    /**
     * The weight updates of the whole run.
     *
     * @param stepsPerEpoch those of an epoch
     * @return as many
     * @throws UnusableSettingsException if they cannot be counted
     */
    int steps(int stepsPerEpoch) {
        long steps = (long) stepsPerEpoch * epochs;
        if (steps > Integer.MAX_VALUE) {
            throw new UnusableSettingsException(
                    "%d epochs of %,d steps are more than %,d steps: lower --epochs or raise --batch-size"
                            .formatted(epochs, stepsPerEpoch, Integer.MAX_VALUE));
        }
        return (int) steps;
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param epochs as in the record
     * @param patience as in the record
     * @param batchSize as in the record
     * @param learningRate as in the record
     * @return empty if all are right
     */
    public static List<String> problems(
            int epochs, int patience, int batchSize, double learningRate) {
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
        if (!(learningRate > 0 && learningRate <= 1)) {
            problems.add(
                    "--learning-rate is %s; it must be more than 0 and at most 1"
                            .formatted(learningRate));
        }
        return problems;
    }
}
