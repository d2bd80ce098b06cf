package org.numeral.inference.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

class OcclusionTest {

    @Test
    void onlyPatchesWithInkAreBlanked() {
        DigitImage dot = withInk(14, 14);
        List<DigitImage> blanked = Occlusion.of(dot).blanked();
        assertThat(blanked).hasSize(9).containsOnly(DigitImage.of(new byte[DigitImage.PIXELS]));
        assertThat(Occlusion.of(DigitImage.of(new byte[DigitImage.PIXELS])).blanked()).isEmpty();
    }

    @Test
    void everyPixelIsInAsManyPatches() {
        for (int at = 0; at < DigitImage.PIXELS; at++) {
            DigitImage dot = withInk(at % DigitImage.SIZE, at / DigitImage.SIZE);
            assertThat(Occlusion.of(dot).blanked()).as("pixel %d", at).hasSize(9);
        }
    }

    @Test
    void relevanceIsTheMeanFallOfTheAnsweredDigitsProbability() {
        Occlusion occlusion = Occlusion.of(withInk(0, 0));
        Prediction whole = answer(0.9f);
        Prediction without = answer(0.3f);
        List<Float> relevance = occlusion.relevance(whole, Collections.nCopies(9, without));
        assertThat(relevance).hasSize(DigitImage.PIXELS);
        assertThat(relevance.get(0)).isEqualTo(0.6f, tolerance());
        // two pixels on, the patches that begin at the left edge and later do not cover the ink
        assertThat(relevance.get(2)).isEqualTo(0.4f, tolerance());
        assertThat(relevance.get(5)).isEqualTo(0.2f, tolerance());
        assertThat(relevance.get(6)).isZero();
        assertThat(relevance.get(DigitImage.PIXELS - 1)).isZero();
    }

    private static Offset<Float> tolerance() {
        return Offset.offset(1e-5f);
    }

    private static DigitImage withInk(int x, int y) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        pixels[y * DigitImage.SIZE + x] = (byte) 255;
        return DigitImage.of(pixels);
    }

    private static Prediction answer(float best) {
        float[] row = new float[Prediction.CLASSES];
        row[4] = best;
        row[5] = 1 - best;
        return Prediction.of(row);
    }
}
