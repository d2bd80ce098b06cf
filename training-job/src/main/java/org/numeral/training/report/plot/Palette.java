package org.numeral.training.report.plot;

import java.awt.Color;

/**
 * The colours of the pictures, for a light and a dark page. Marks differ in shape or position too,
 * never in colour alone.
 */
public enum Palette {
    /** Dark ink on white, also for print. */
    LIGHT(0xffffff, 0x1d2129, 0xd9d6cd, 0x1f5fbf, 0xb3541e, 0xfbe3d6, 0xb3261e, 0xdce8f8),
    /** Light ink on near black. */
    DARK(0x1b1f26, 0xe8e6e1, 0x3d434d, 0x8ab4f8, 0xf0a36b, 0x43302a, 0xe0584f, 0x24364f);

    private final Color paper;
    private final Color ink;
    private final Color line;
    private final Color accent;
    private final Color second;
    private final Color fewErrors;
    private final Color manyErrors;
    private final Color right;

    Palette(
            int paper,
            int ink,
            int line,
            int accent,
            int second,
            int fewErrors,
            int manyErrors,
            int right) {
        this.paper = new Color(paper);
        this.ink = new Color(ink);
        this.line = new Color(line);
        this.accent = new Color(accent);
        this.second = new Color(second);
        this.fewErrors = new Color(fewErrors);
        this.manyErrors = new Color(manyErrors);
        this.right = new Color(right);
    }

    Color paper() {
        return paper;
    }

    Color ink() {
        return ink;
    }

    Color line() {
        return line;
    }

    Color accent() {
        return accent;
    }

    Color second() {
        return second;
    }

    Color right() {
        return right;
    }

    /** From few errors (0) to many (1). */
    Color errors(double share) {
        return new Color(
                mixed(fewErrors.getRed(), manyErrors.getRed(), share),
                mixed(fewErrors.getGreen(), manyErrors.getGreen(), share),
                mixed(fewErrors.getBlue(), manyErrors.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
