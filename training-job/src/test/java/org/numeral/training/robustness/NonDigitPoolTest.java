package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

class NonDigitPoolTest {

    private static final int COUNT = 200;

    private final LabelledDigits digits = new SyntheticSource(1, 100, 10).load().train();

    @Test
    void theSameSeedGivesTheSamePictures() {
        float[] few = pixels(NonDigitPool.draw(COUNT / 2, digits, 5));
        float[] more = pixels(NonDigitPool.draw(COUNT, digits, 5));

        assertThat(Arrays.copyOf(more, few.length)).isEqualTo(few);
        assertThat(pixels(NonDigitPool.draw(COUNT / 2, digits, 6))).isNotEqualTo(few);
    }

    @Test
    void everyPictureHasFullInkAndPaper() {
        float[] pixels = pixels(NonDigitPool.draw(COUNT, digits, 1));

        for (int i = 0; i < COUNT; i++) {
            float[] one =
                    Arrays.copyOfRange(pixels, i * DigitImage.PIXELS, (i + 1) * DigitImage.PIXELS);
            assertThat(one).contains(1).contains(0);
        }
    }

    @Test
    void digitsWithoutInkDoNoHarm() {
        LabelledDigits blank = new LabelledDigits(new byte[3 * DigitImage.PIXELS], new byte[3]);

        assertThat(NonDigitPool.draw(COUNT, blank, 1).size()).isEqualTo(COUNT);
    }

    @Test
    void noneAreDrawnForARunThatShowsNone() {
        assertThat(NonDigitPool.draw(0, digits, 1).size()).isZero();
    }

    private static float[] pixels(NonDigitPool pool) {
        Augmenter asItIs = new Augmenter(Augmentation.NONE);
        float[] pixels = new float[pool.size() * DigitImage.PIXELS];
        for (int i = 0; i < pool.size(); i++) {
            pool.augmentTo(i, asItIs, i, pixels, i * DigitImage.PIXELS);
        }
        return pixels;
    }
}
