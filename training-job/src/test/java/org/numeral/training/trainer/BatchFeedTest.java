package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

class BatchFeedTest {

    private static final int DIGITS = 6;
    private static final int NON_DIGITS = 2;
    private static final int STEPS = 10;

    private final LabelledDigits digits = RandomDigits.of(STEPS / 2 * DIGITS, 1);

    @Test
    void everySharesPartOfNonDigitsIsUniform() {
        for (Batch batch : batches(NON_DIGITS, 0, 0)) {
            assertThat(batch.inputs()).hasSize((DIGITS + NON_DIGITS) * DigitImage.PIXELS);
            assertThat(rows(batch, 0, 4)).as("non-digits of the first of two workers").hasSize(1);
            assertThat(rows(batch, 4, 8)).as("and of the second").hasSize(1);
        }
    }

    @Test
    void theDigitsAreThoseOfARunWithoutNonDigits() {
        List<Batch> with = batches(NON_DIGITS, 0, 0);
        List<Batch> without = batches(0, 0, 0);

        for (int step = 0; step < STEPS; step++) {
            float[] inputs = new float[DIGITS * DigitImage.PIXELS];
            float[] targets = new float[DIGITS * Prediction.CLASSES];
            int to = 0;
            for (int row = 0; row < DIGITS + NON_DIGITS; row++) {
                if (!isUniform(with.get(step), row)) {
                    System.arraycopy(
                            with.get(step).inputs(),
                            row * DigitImage.PIXELS,
                            inputs,
                            to * DigitImage.PIXELS,
                            DigitImage.PIXELS);
                    System.arraycopy(
                            with.get(step).targets(),
                            row * Prediction.CLASSES,
                            targets,
                            to++ * Prediction.CLASSES,
                            Prediction.CLASSES);
                }
            }
            assertThat(inputs).isEqualTo(without.get(step).inputs());
            assertThat(targets).isEqualTo(without.get(step).targets());
        }
    }

    @Test
    void aResumedRunSeesWhatItWouldHaveSeen() {
        List<Batch> whole = batches(NON_DIGITS, 0, 0);
        List<Batch> resumed = batches(NON_DIGITS, 0, 7);

        assertThat(resumed).hasSize(3);
        for (int i = 0; i < resumed.size(); i++) {
            assertThat(resumed.get(i).inputs()).isEqualTo(whole.get(7 + i).inputs());
            assertThat(resumed.get(i).targets()).isEqualTo(whole.get(7 + i).targets());
        }
    }

    @Test
    void theLastStepsSeeDigitsAsTheyAre() {
        Set<FloatBuffer> originals = labels(digits).keySet();
        List<Batch> batches = batches(0, 0.4, 0);

        for (int step = 0; step < STEPS; step++) {
            for (int row = 0; row < DIGITS; row++) {
                assertThat(originals.contains(input(batches.get(step), row)))
                        .as("step %d", step)
                        .isEqualTo(step >= 6);
            }
        }
    }

    @Test
    void everySharesSyntheticDigitsStandBesideItsExamples() {
        List<Batch> with = batches(withSynthetic(2, 0.4), 0);
        List<Batch> without = batches(withSynthetic(0, 0.4), 0);
        Map<FloatBuffer, Integer> originals = labels(digits);
        List<FloatBuffer> further = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            for (int row = 0; row < DIGITS + 2; row++) {
                FloatBuffer shown = input(with.get(step), row);
                if (row % 4 < 3) {
                    int same = row - row / 4;
                    assertThat(shown).isEqualTo(input(without.get(step), same));
                    assertThat(target(with.get(step), row))
                            .isEqualTo(target(without.get(step), same));
                } else {
                    // further examples are in their place where nothing is varied any more
                    Integer label = originals.get(shown);
                    assertThat(label != null).as("step %d", step).isEqualTo(step >= 6);
                    if (label != null) {
                        assertThat(target(with.get(step), row).get(label)).isGreaterThan(0.9f);
                        further.add(shown);
                    }
                }
            }
        }
        assertThat(further).doesNotHaveDuplicates();
    }

    @Test
    void allThreeKindsOfRowsArePartOfEachShare() {
        Regularisation both = new Regularisation(Augmentation.STANDARD, 0, 0.05, 0, 0, 2, 2);
        List<Batch> with = batches(both, 0);
        List<Batch> without = batches(0, 0, 0);

        for (int step = 0; step < STEPS; step++) {
            Batch batch = with.get(step);
            int example = 0;
            for (int row = 0; row < DIGITS + 4; row++) {
                if (row % 5 == 4) {
                    assertThat(isUniform(batch, row)).isTrue();
                } else if (row % 5 != 3) {
                    assertThat(input(batch, row)).isEqualTo(input(without.get(step), example++));
                }
            }
            assertThat(example).isEqualTo(DIGITS);
        }
    }

    @Test
    void syntheticDigitsAreTheDigitsOfTheirLabels() {
        LabelledDigits drawn = SyntheticSource.company(7, 2 * STEPS);
        Regularisation plain = new Regularisation(Augmentation.NONE, 0, 0, 0, 0, 0, 2);
        int[] shown = new int[Prediction.CLASSES];

        Map<FloatBuffer, Integer> labels = labels(drawn);
        for (Batch batch : batches(plain, 0)) {
            for (int row : new int[] {3, 7}) {
                int label = labels.get(input(batch, row));
                assertThat(batch.targets()[row * Prediction.CLASSES + label]).isEqualTo(1);
                shown[label]++;
            }
        }
        assertThat(shown).containsOnly(2 * STEPS / Prediction.CLASSES);
    }

    @Test
    void aResumedRunSeesTheSameSyntheticDigits() {
        List<Batch> whole = batches(withSynthetic(2, 0.2), 0);
        List<Batch> resumed = batches(withSynthetic(2, 0.2), 7);

        for (int i = 0; i < resumed.size(); i++) {
            assertThat(resumed.get(i).inputs()).isEqualTo(whole.get(7 + i).inputs());
            assertThat(resumed.get(i).targets()).isEqualTo(whole.get(7 + i).targets());
        }
    }

    private static Regularisation withSynthetic(int synthetic, double cleanShare) {
        return new Regularisation(Augmentation.STANDARD, cleanShare, 0.05, 0, 0, 0, synthetic);
    }

    /** Labels by picture. */
    private static Map<FloatBuffer, Integer> labels(LabelledDigits of) {
        Map<FloatBuffer, Integer> labels = new HashMap<>();
        for (int i = 0; i < of.size(); i++) {
            labels.put(original(of, i), of.label(i));
        }
        return labels;
    }

    private static FloatBuffer original(LabelledDigits of, int index) {
        float[] original = new float[DigitImage.PIXELS];
        of.writeTo(index, original, 0);
        return FloatBuffer.wrap(original);
    }

    private static FloatBuffer input(Batch batch, int row) {
        return FloatBuffer.wrap(batch.inputs(), row * DigitImage.PIXELS, DigitImage.PIXELS);
    }

    private static FloatBuffer target(Batch batch, int row) {
        return FloatBuffer.wrap(batch.targets(), row * Prediction.CLASSES, Prediction.CLASSES)
                .slice();
    }

    @Test
    void nonDigitsAreVariedAsLongAsDigitsAre() {
        List<Batch> varied = batches(NON_DIGITS, 0, 0);
        List<Batch> clean = batches(NON_DIGITS, 0.4, 0);

        for (int step = 0; step < STEPS; step++) {
            List<float[]> expected = rows(varied.get(step), 0, 8);
            List<float[]> shown = rows(clean.get(step), 0, 8);
            assertThat(shown).hasSize(NON_DIGITS);
            for (int i = 0; i < NON_DIGITS; i++) {
                assertThat(Arrays.equals(shown.get(i), expected.get(i)))
                        .as("step %d", step)
                        .isEqualTo(step < 6);
            }
        }
    }

    @Test
    void noNonDigitLooksAsOneBefore() {
        List<float[]> shown = new ArrayList<>();
        batches(NON_DIGITS, 0, 0).forEach(batch -> shown.addAll(rows(batch, 0, 8)));

        assertThat(shown).hasSize(NON_DIGITS * STEPS);
        assertThat(shown.stream().map(Arrays::hashCode)).doesNotHaveDuplicates();
    }

    /** The inputs of the rows that have the same probability for all digits. */
    private static List<float[]> rows(Batch batch, int from, int to) {
        List<float[]> rows = new ArrayList<>();
        for (int row = from; row < to; row++) {
            if (isUniform(batch, row)) {
                rows.add(
                        Arrays.copyOfRange(
                                batch.inputs(),
                                row * DigitImage.PIXELS,
                                (row + 1) * DigitImage.PIXELS));
            }
        }
        return rows;
    }

    private static boolean isUniform(Batch batch, int row) {
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            if (batch.targets()[row * Prediction.CLASSES + digit] != 0.1f) {
                return false;
            }
        }
        return true;
    }

    private List<Batch> batches(int nonDigits, double cleanShare, int firstStep) {
        return batches(
                new Regularisation(Augmentation.STANDARD, cleanShare, 0.05, 0, 0, nonDigits, 0),
                firstStep);
    }

    private List<Batch> batches(Regularisation regularisation, int firstStep) {
        TrainingConfig config =
                new TrainingConfig(
                        NetworkArchitecture.SMALL,
                        new Schedule(2, 0, DIGITS, 0.002),
                        regularisation,
                        Optional.empty(),
                        7,
                        1);
        List<Batch> batches = new ArrayList<>();
        try (BatchFeed feed = new BatchFeed(digits, config, firstStep)) {
            for (int step = firstStep; step < STEPS; step++) {
                Batch batch = feed.take();
                batches.add(new Batch(batch.inputs().clone(), batch.targets().clone()));
                feed.release(batch);
            }
        }
        return batches;
    }
}
