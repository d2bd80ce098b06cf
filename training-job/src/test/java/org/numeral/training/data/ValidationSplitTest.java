package org.numeral.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;

class ValidationSplitTest {

    @Test
    void everyExampleIsInExactlyOnePart() throws DatasetException {
        ValidationSplit split = ValidationSplit.byShare(examples(1_000), 0.1, 7);

        List<Integer> ids = new ArrayList<>(ids(split.train()));
        ids.addAll(ids(split.validation()));
        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(split.validation().size()).isEqualTo(100);
    }

    @Test
    void eachDigitHasItsShareAndTheCountIsExact() throws DatasetException {
        LabelledDigits all = examples(1_237);
        ValidationSplit split = ValidationSplit.byCount(all, 205, 7);

        assertThat(split.validation().size()).isEqualTo(205);
        for (int digit = 0; digit < 10; digit++) {
            double exact = all.countsByDigit()[digit] * 205 / 1_237.0;
            assertThat((double) split.validation().countsByDigit()[digit])
                    .isBetween(exact - 1, exact + 1);
        }
    }

    @Test
    void pixelsAndLabelsStayTogetherAndInOrder() throws DatasetException {
        LabelledDigits all = examples(500);
        ValidationSplit split = ValidationSplit.byShare(all, 0.2, 7);

        List<Integer> ids = ids(split.validation());
        assertThat(ids).isSorted();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(split.validation().label(i)).isEqualTo(all.label(ids.get(i)));
        }
    }

    @Test
    void theSeedDecides() throws DatasetException {
        LabelledDigits all = examples(500);

        assertThat(ValidationSplit.byShare(all, 0.2, 7))
                .isEqualTo(ValidationSplit.byShare(all, 0.2, 7))
                .isNotEqualTo(ValidationSplit.byShare(all, 0.2, 8));
    }

    @Test
    void eachDigitGetsOneHoweverFewThereAre() throws DatasetException {
        ValidationSplit split = ValidationSplit.byShare(evenExamples(80), 0.1, 7);

        assertThat(split.validation().countsByDigit()).containsOnly(1);

        byte[] uneven = new byte[200]; // 155 zeros, 5 of each other digit
        for (int i = 0; i < 45; i++) {
            uneven[i] = (byte) (1 + i % 9);
        }
        ValidationSplit small = ValidationSplit.byShare(numbered(uneven), 0.05, 7);
        assertThat(small.validation().countsByDigit()).containsOnly(1);
    }

    @Test
    void rejectsSharesAndCountsOutOfRange() {
        LabelledDigits all = examples(100);

        for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> ValidationSplit.byShare(all, share, 7))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("validation share is " + share + ", not above 0 and below 1");
        }
        assertThatThrownBy(() -> ValidationSplit.byCount(all, 0, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validation count is 0, not 1 or more");
    }

    @Test
    void saysWhenThereAreTooFewExamples() {
        assertThatThrownBy(() -> ValidationSplit.byCount(examples(100), 100, 7))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "100 examples cannot be split off for validation: there are only 100. Ask for fewer.");
        assertThatThrownBy(() -> ValidationSplit.byCount(evenExamples(50), 5, 7))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "With 5 of 50 examples for validation, 0 of the 5 examples of digit 5 would be; each digit needs at least one in both parts. Choose another share or add examples.");
    }

    /** Examples whose first pixels hold their index, so that they can be recognised. */
    private static LabelledDigits examples(int n) {
        Random random = new Random(1);
        byte[] labels = new byte[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) Math.min(9, random.nextInt(14));
        }
        return numbered(labels);
    }

    private static LabelledDigits evenExamples(int n) {
        byte[] labels = new byte[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) (i % 10);
        }
        return numbered(labels);
    }

    private static LabelledDigits numbered(byte[] labels) {
        byte[] pixels = new byte[labels.length * DigitImage.PIXELS];
        for (int i = 0; i < labels.length; i++) {
            pixels[i * DigitImage.PIXELS] = (byte) (i >> 8);
            pixels[i * DigitImage.PIXELS + 1] = (byte) i;
        }
        return new LabelledDigits(pixels, labels);
    }

    private static List<Integer> ids(LabelledDigits digits) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            ids.add(digits.image(i).pixel(0, 0) << 8 | digits.image(i).pixel(1, 0));
        }
        Set<Integer> distinct = new HashSet<>(ids);
        assertThat(distinct).hasSameSizeAs(ids);
        return ids;
    }
}
