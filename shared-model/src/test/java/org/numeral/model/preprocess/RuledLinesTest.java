package org.numeral.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
        assertThat(clean.at(62, 20)).isEqualTo(110);
        assertThat(clean.at(62, 40)).isEqualTo(150);
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
