package org.numeral.training.trainer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.numeral.training.augment.Augmentation;

/**
 * What keeps a network from learning its examples by heart.
 *
 * @param augmentation how training digits are varied
 * @param cleanShare of the run's steps, at its end, that see digits and non-digits as they are:
 *     varied ones are not quite like those to be recognised (He et al., "Data augmentation
 *     revisited", arXiv 1909.09148), 0 to 1
 * @param labelSmoothing share of each label that is spread over all digits (Szegedy et al., arXiv
 *     1512.00567), 0 to 0.5
 * @param averaging how much of the weights' moving average each step keeps; the average is what is
 *     validated and published; 0 for none, less than 1
 * @param weightDecay times the learning rate, the share of itself that each step takes from what
 *     Adam learns (AdamW: Loshchilov and Hutter, arXiv 1711.05101), 0 to 1
 * @param nonDigits pictures of no digit beside those of each batch, with the same probability for
 *     all digits as their target (outlier exposure: Hendrycks, Mazeika and Dietterich, arXiv
 *     1812.04606), so that the network is unsure of what it should not recognise; 0 for none
 * @param syntheticDigits digits that the project draws beside those of each batch, so that the
 *     network sees more hands than the training set has; in the clean share further training digits
 *     are in their place; 0 for none
 */
public record Regularisation(
        Augmentation augmentation,
        double cleanShare,
        double labelSmoothing,
        double averaging,
        double weightDecay,
        int nonDigits,
        int syntheticDigits)
        implements Serializable {

    /** Checks every value and reports all that are wrong together. */
    public Regularisation {
        Objects.requireNonNull(augmentation, "augmentation is null");
        Problems.refuse(
                problems(
                        cleanShare,
                        labelSmoothing,
                        averaging,
                        weightDecay,
                        nonDigits,
                        syntheticDigits));
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param cleanShare as in the record
     * @param labelSmoothing as in the record
     * @param averaging as in the record
     * @param weightDecay as in the record
     * @param nonDigits as in the record
     * @param syntheticDigits as in the record
     * @return empty if all are right
     */
    public static List<String> problems(
            double cleanShare,
            double labelSmoothing,
            double averaging,
            double weightDecay,
            int nonDigits,
            int syntheticDigits) {
        List<String> problems = new ArrayList<>();
        if (!(cleanShare >= 0 && cleanShare <= 1)) {
            problems.add("--clean-share is %s; it can be 0 (none) to 1".formatted(cleanShare));
        }
        if (!(labelSmoothing >= 0 && labelSmoothing <= 0.5)) {
            problems.add("--label-smoothing is %s; it can be 0 to 0.5".formatted(labelSmoothing));
        }
        if (!(averaging >= 0 && averaging < 1)) {
            problems.add(
                    "--averaging is %s; it can be 0 (none) to less than 1".formatted(averaging));
        }
        if (!(weightDecay >= 0 && weightDecay <= 1)) {
            problems.add("--weight-decay is %s; it can be 0 (none) to 1".formatted(weightDecay));
        }
        checkRows("--non-digits", nonDigits, problems);
        checkRows("--synthetic-digits", syntheticDigits, problems);
        return problems;
    }

    private static void checkRows(String option, int rows, List<String> problems) {
        if (rows < 0 || rows > Schedule.LARGEST_BATCH) {
            problems.add(
                    "%s is %d; it can be 0 (none) to %d"
                            .formatted(option, rows, Schedule.LARGEST_BATCH));
        }
    }

    /**
     * Pictures beside the digits of a batch.
     *
     * @return 0 or more
     */
    public int rowsBeside() {
        return nonDigits + syntheticDigits;
    }

    /**
     * The same with other synthetic digits.
     *
     * @param number of them beside a batch, as in the record
     * @return the settings
     * @throws IllegalArgumentException if that is out of range
     */
    public Regularisation withSyntheticDigits(int number) {
        return new Regularisation(
                augmentation,
                cleanShare,
                labelSmoothing,
                averaging,
                weightDecay,
                nonDigits,
                number);
    }
}
