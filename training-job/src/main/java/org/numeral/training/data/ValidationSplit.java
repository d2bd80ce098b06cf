package org.numeral.training.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.numeral.model.digit.Prediction;

/**
 * A training set divided in two: what the network learns from, and what training decisions (when to
 * stop, which weights to keep) are made by. The test set is for neither.
 *
 * <p>The split is stratified: each digit has the same share of both parts, up to one example. The
 * same data and seed give the same split. Both parts keep the order of the data.
 *
 * @param train what is left to learn from
 * @param validation what decisions are made by
 */
public record ValidationSplit(LabelledDigits train, LabelledDigits validation) {

    /** What is usual for MNIST: 5,000 of the 60,000 training examples. */
    public static final int MNIST_VALIDATION_COUNT = 5_000;

    /**
     * Splits off a share, and of each digit one example at least, so that few examples can be
     * divided, too.
     *
     * @param all at least two examples of each digit that occurs
     * @param share of the examples that go to validation, above 0 and below 1
     * @param seed chooses the examples
     * @return both parts
     * @throws IllegalArgumentException if share is out of range
     * @throws DatasetException if a digit would be in one part only
     */
    public static ValidationSplit byShare(LabelledDigits all, double share, long seed)
            throws DatasetException {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "validation share is " + share + ", not above 0 and below 1");
        }
        int digits = (int) Arrays.stream(all.countsByDigit()).filter(n -> n > 0).count();
        return split(all, Math.max(digits, (int) Math.round(all.size() * share)), seed);
    }

    /**
     * Splits off a number of examples.
     *
     * @param all at least two examples of each digit that occurs
     * @param count of the examples that go to validation, 1 or more
     * @param seed chooses the examples
     * @return both parts; validation has exactly count examples
     * @throws IllegalArgumentException if count is below 1
     * @throws DatasetException if a digit would be in one part only, or count is not smaller than
     *     the data
     */
    public static ValidationSplit byCount(LabelledDigits all, int count, long seed)
            throws DatasetException {
        if (count < 1) {
            throw new IllegalArgumentException("validation count is " + count + ", not 1 or more");
        }
        return split(all, count, seed);
    }

    private static ValidationSplit split(LabelledDigits all, int count, long seed)
            throws DatasetException {
        if (count >= all.size()) {
            throw new DatasetException(
                    "%,d examples cannot be split off for validation: there are only %,d. Ask for fewer."
                            .formatted(count, all.size()));
        }
        int[] available = all.countsByDigit();
        int[] wanted = apportion(available, count);
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            if (available[digit] > 0 && (wanted[digit] == 0 || wanted[digit] == available[digit])) {
                throw new DatasetException(
                        "With %,d of %,d examples for validation, %d of the %d examples of digit %d would be; each digit needs at least one in both parts. Choose another share or add examples."
                                .formatted(
                                        count, all.size(), wanted[digit], available[digit], digit));
            }
        }
        boolean[] chosen = choose(all, wanted, seed);
        return new ValidationSplit(
                all.subset(IntStream.range(0, all.size()).filter(i -> !chosen[i]).toArray()),
                all.subset(IntStream.range(0, all.size()).filter(i -> chosen[i]).toArray()));
    }

    /**
     * Largest remainders: whole numbers in proportion to the sizes that add up to count. A digit
     * that would get none gets one from who has most, if there are enough for all.
     */
    private static int[] apportion(int[] sizes, int count) {
        long total = Arrays.stream(sizes).asLongStream().sum();
        int[] parts = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            parts[i] = (int) ((long) sizes[i] * count / total);
        }
        int left = count - Arrays.stream(parts).sum();
        List<Integer> byRemainder =
                IntStream.range(0, sizes.length)
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        (Integer i) -> -((long) sizes[i] * count % total)))
                        .toList();
        for (int i = 0; i < left; i++) {
            parts[byRemainder.get(i)]++;
        }
        for (int i = 0; i < parts.length; i++) {
            int most = indexOfMost(parts);
            if (sizes[i] > 0 && parts[i] == 0 && parts[most] > 1) {
                parts[most]--;
                parts[i]++;
            }
        }
        return parts;
    }

    private static int indexOfMost(int[] parts) {
        return IntStream.range(0, parts.length)
                .reduce(0, (most, i) -> parts[i] > parts[most] ? i : most);
    }

    private static boolean[] choose(LabelledDigits all, int[] wanted, long seed) {
        Random random = new Random(seed);
        int[] order = IntStream.range(0, all.size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int[] left = wanted.clone();
        boolean[] chosen = new boolean[all.size()];
        for (int index : order) {
            chosen[index] = left[all.label(index)]-- > 0;
        }
        return chosen;
    }
}
