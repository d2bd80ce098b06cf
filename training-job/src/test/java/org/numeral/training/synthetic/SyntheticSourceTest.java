package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;

class SyntheticSourceTest {

    @Test
    void drawsTheSameBytesOnEveryMachineAndJavaVersion() {
        assertThat(new SyntheticSource(42, 200, 100).load().sha256())
                .containsEntry(
                        "train-images",
                        "085fba2e415b931503fc7524f10f616199a3569d0981f3ed30bdf067dfe10703")
                .containsEntry(
                        "test-images",
                        "81ab17b34fdb540cd0d95ef0c50941e5fc6f3c4ba2b220b73e5fa5d1e8fe55ba")
                .containsEntry(
                        "train-labels",
                        "242a3d1b2f7adc5e64052fd3ba2c34e76076ca96c05bf63335104b3711eeab2f")
                .containsEntry(
                        "test-labels",
                        "511b4981145b0e7778278733afb9e7bf1a0918decf99b74c609036ca048e0573");
    }

    @Test
    void drawsTheSameWithOneThreadAsWithSeveral() throws Exception {
        SyntheticSource source = new SyntheticSource(3, 300, 50);

        DigitDataset serial = inPoolOf(1, source);
        DigitDataset parallel = inPoolOf(4, source);

        assertThat(parallel).isEqualTo(serial);
    }

    private static DigitDataset inPoolOf(int threads, SyntheticSource source) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(source::load).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void beginsWithTheSameExamplesWhateverTheSize() {
        LabelledDigits few = new SyntheticSource(3, 20, 10).load().train();
        LabelledDigits more = new SyntheticSource(3, 40, 10).load().train();

        for (int i = 0; i < few.size(); i++) {
            assertThat(more.image(i)).isEqualTo(few.image(i));
        }
    }

    @Test
    void namesItselfAndHasTheSizesAskedFor() {
        DigitDataset dataset = new SyntheticSource(1, 70, 30).load();

        assertThat(dataset.name()).isEqualTo("synthetic");
        assertThat(dataset.train().size()).isEqualTo(70);
        assertThat(dataset.test().size()).isEqualTo(30);
    }

    @Test
    void drawsEveryDigitEquallyOften() {
        assertThat(new SyntheticSource(1, 500, 50).load().train().countsByDigit())
                .containsOnly(50)
                .hasSize(10);
    }

    @Test
    void neverDrawsTheSamePictureTwice() {
        Set<DigitImage> seen = new HashSet<>();
        for (long seed : new long[] {0, 1, -1}) {
            DigitDataset dataset = new SyntheticSource(seed, 2_000, 1_000).load();
            addAll(dataset.train(), seen);
            addAll(dataset.test(), seen);
            addAll(SyntheticSource.company(seed, 1_000), seen);
        }

        assertThat(seen).hasSize(3 * 4_000);
    }

    private static void addAll(LabelledDigits digits, Set<DigitImage> seen) {
        for (int i = 0; i < digits.size(); i++) {
            seen.add(digits.image(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 1_000_001})
    void refusesAnotherNumberOfExamplesThanItCanDraw(int examples) {
        assertThatThrownBy(() -> new SyntheticSource(1, examples, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        examples
                                + " synthetic training examples: choose a number from 10 to"
                                + " 1000000");
        assertThatThrownBy(() -> new SyntheticSource(1, 10, examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        examples + " synthetic test examples: choose a number from 10 to 1000000");
    }
}
