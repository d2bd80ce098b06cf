package org.numeral.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuledLinesTest {

    private static final int SIDE = 120;
    private static final Box WHOLE = new Box(0, 0, SIDE, SIDE);

    @Test
    void ruledLinesGoAndAStrokeOverThemStays() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        for (int y = 20; y < SIDE; y += 30) {
            fill(ink, 0, y, SIDE, 2, 40);
        }
        fill(ink, 60, 10, 6, 90, 150);

        RuledLines lines = RuledLines.of(ink);
        GreyImage clean = lines.removeFrom(ink, WHOLE, 1);

        assertThat(lines.isEmpty()).isFalse();
        assertThat(clean.at(10, 20)).isZero();
        assertThat(clean.at(62, 20)).isEqualTo(150);
        assertThat(clean.at(62, 40)).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3.5, -2, -1, 0.5, 1.7, 3})
    void tiltedLinesGoAndStrokesStay(double degrees) {
        double slope = Math.tan(Math.toRadians(degrees));
        GreyImage ink = new GreyImage(SIDE, SIDE);
        GreyImage strokes = new GreyImage(SIDE, SIDE);
        fill(strokes, 50, 30, 6, 60, 150);
        fill(strokes, 50, 30, 40, 6, 150);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double across = Math.IEEEremainder(y - slope * x - 11, 24);
                double line = 50 * Math.max(0, Math.min(1, 1.5 - Math.abs(across)));
                ink.values()[y * SIDE + x] = Math.max((float) line, strokes.at(x, y));
            }
        }

        RuledLines lines = RuledLines.of(ink);

        assertThat(lines.isEmpty()).isFalse();
        assertThat(lines.removeFrom(ink, WHOLE, 1)).usingRecursiveComparison().isEqualTo(strokes);
    }

    @Test
    void theLinesGoFromALargerPictureToo() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        for (int y = 20; y < SIDE; y += 30) {
            fill(ink, 0, y, SIDE, 2, 40);
        }
        fill(ink, 60, 10, 6, 90, 150);
        GreyImage part = new GreyImage(30, 30);
        fill(part, 0, 10, 30, 4, 40);

        GreyImage clean = RuledLines.of(ink).removeFrom(part, new Box(20, 30, 30, 30), 2);

        assertThat(clean.values()).containsOnly(0);
    }

    @Test
    void strokesAsStrongAsEachOtherAreNoRuledPaper() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        fill(ink, 0, 20, SIDE, 3, 150);
        fill(ink, 0, 90, SIDE, 3, 150);
        fill(ink, 60, 20, 6, 70, 150);

        assertThat(RuledLines.of(ink).isEmpty()).isTrue();
    }

    @Test
    void squaresGoInBothDirections() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        for (int at = 15; at < SIDE; at += 30) {
            fill(ink, 0, at, SIDE, 1, 40);
            fill(ink, at, 0, 1, SIDE, 40);
        }

        assertThat(RuledLines.of(ink).removeFrom(ink, WHOLE, 1).values()).containsOnly(0);
    }

    @Test
    void aSingleBarIsNoRuledPaper() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        fill(ink, 0, 0, SIDE, 3, 150);
        fill(ink, 80, 0, 4, SIDE, 150);

        RuledLines lines = RuledLines.of(ink);

        assertThat(lines.isEmpty()).isTrue();
        assertThat(lines.removeFrom(ink, WHOLE, 1)).isSameAs(ink);
    }

    @Test
    void wideBarsAreNoRuledPaper() {
        GreyImage ink = new GreyImage(SIDE, SIDE);
        fill(ink, 0, 20, SIDE, 12, 150);
        fill(ink, 0, 80, SIDE, 12, 150);

        assertThat(RuledLines.of(ink).isEmpty()).isTrue();
    }

    private static void fill(GreyImage ink, int left, int top, int width, int height, float value) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                ink.values()[y * ink.width() + x] = value;
            }
        }
    }
}
