package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;

class InkPlaneTest {

    private static final int SIZE = DigitImage.SIZE;

    private final InkPlane plane = new InkPlane();

    @Test
    void placesBetweenPixelsAreInterpolatedAndAroundTheDigitIsPaper() {
        byte[] pixels = new byte[DigitImage.PIXELS];
        pixels[0] = (byte) 255;
        pixels[DigitImage.PIXELS - 1] = 51;
        plane.load(pixels, 0);

        assertThat(plane.at(0, 0)).isEqualTo(1);
        assertThat(plane.at(0.25f, 0)).isEqualTo(0.75f);
        assertThat(plane.at(-0.5f, -0.5f)).isEqualTo(0.25f);
        assertThat(plane.at(27, 27)).isEqualTo(0.2f);
        assertThat(plane.at(27.5f, 27)).isCloseTo(0.1f, within(1e-6f));
        assertThat(plane.at(-1, 0)).isZero();
        assertThat(plane.at(1e30f, -1e30f)).isZero();
    }

    @Test
    void anEdgeMovesByTheShareOfAPixel() {
        plane.load(halfInk(), 0);
        plane.moveEdges(0.3f);
        assertThat(inkOfRow(10)).isCloseTo(14.3, within(1e-5));

        plane.load(halfInk(), 0);
        plane.moveEdges(-0.3f);
        assertThat(inkOfRow(10)).isCloseTo(13.7 - 0.3, within(1e-5)); // both edges, left and right
    }

    @Test
    void aStrokeMayGrowOverTheEdgeOfThePaper() {
        plane.load(halfInk(), 0);
        plane.moveEdges(0.5f);

        assertThat(plane.at(-1, 10)).isEqualTo(0.5f);
        assertThat(plane.at(0, -1)).isEqualTo(0.5f);
        assertThat(plane.at(0, SIZE)).isEqualTo(0.5f);
        assertThat(plane.at(-2, 10)).isZero();
    }

    @Test
    void theDigitBeforeLeavesNothingBehind() {
        plane.load(halfInk(), 0);
        plane.moveEdges(1);
        plane.load(new byte[DigitImage.PIXELS], 0);

        assertThat(inkOfRow(10)).isZero();
        plane.moveEdges(1);
        assertThat(inkOfRow(10)).isZero();
    }

    /** Ink in the columns 0 to 13. */
    private static byte[] halfInk() {
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % SIZE < SIZE / 2 ? 255 : 0);
        }
        return pixels;
    }

    private double inkOfRow(int y) {
        double ink = 0;
        for (int x = 0; x < SIZE; x++) {
            ink += plane.at(x, y);
        }
        return ink;
    }
}
