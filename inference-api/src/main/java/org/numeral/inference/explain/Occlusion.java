package org.numeral.inference.explain;

import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * How much an answer depends on each part of a picture, found by blanking one small patch after the
 * other and asking again (Zeiler and Fergus, <i>Visualizing and Understanding Convolutional
 * Networks</i>, arXiv 1311.2901, section 4.2).
 *
 * <p>It needs nothing of the network but its answers. What it shows is what cannot be missed: where
 * either of two strokes would do, neither is relevant.
 */
final class Occlusion {

    /** Side of a patch in pixels: wide enough to interrupt a stroke. */
    private static final int PATCH = 6;

    /** From one patch to the next, in pixels; each pixel is in nine patches. */
    private static final int STEP = 2;

    /** A place of a patch. */
    private record Patch(int left, int top) {

        private boolean covers(int x, int y) {
            return x >= left && x < left + PATCH && y >= top && y < top + PATCH;
        }
    }

    private final List<Patch> patches;
    private final List<DigitImage> blanked;

    private Occlusion(List<Patch> patches, List<DigitImage> blanked) {
        this.patches = List.copyOf(patches);
        this.blanked = List.copyOf(blanked);
    }

    /**
     * Lays out the patches.
     *
     * @param image what the network saw
     * @return patches wherever there is ink: to blank paper changes nothing
     */
    static Occlusion of(DigitImage image) {
        List<Patch> patches = new ArrayList<>();
        List<DigitImage> blanked = new ArrayList<>();
        for (int top = STEP - PATCH; top < DigitImage.SIZE; top += STEP) {
            for (int left = STEP - PATCH; left < DigitImage.SIZE; left += STEP) {
                Patch patch = new Patch(left, top);
                DigitImage without = without(image, patch);
                if (!without.equals(image)) {
                    patches.add(patch);
                    blanked.add(without);
                }
            }
        }
        return new Occlusion(patches, blanked);
    }

    private static DigitImage without(DigitImage image, Patch patch) {
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            if (patch.covers(i % DigitImage.SIZE, i / DigitImage.SIZE)) {
                pixels[i] = 0;
            }
        }
        return DigitImage.of(pixels);
    }

    /**
     * What the network is to be asked.
     *
     * @return the picture without each patch in turn; none if there is no ink
     */
    List<DigitImage> blanked() {
        return blanked;
    }

    /**
     * The relevance of each pixel.
     *
     * @param whole the answer to the whole picture
     * @param answers to each of the {@link #blanked()}, in order
     * @return 784 values, row by row: by how much the probability of the answered digit falls, on
     *     average over the patches that cover the pixel; negative where it rises
     */
    List<Float> relevance(Prediction whole, List<Prediction> answers) {
        Prediction.Candidate best = whole.best();
        float[] sums = new float[DigitImage.PIXELS];
        for (int i = 0; i < patches.size(); i++) {
            float fall = best.probability() - answers.get(i).probabilities().get(best.digit());
            for (int pixel = 0; pixel < sums.length; pixel++) {
                if (patches.get(i).covers(pixel % DigitImage.SIZE, pixel / DigitImage.SIZE)) {
                    sums[pixel] += fall;
                }
            }
        }
        int covering = (PATCH / STEP) * (PATCH / STEP);
        List<Float> relevance = new ArrayList<>(sums.length);
        for (float sum : sums) {
            relevance.add(sum / covering);
        }
        return relevance;
    }
}
