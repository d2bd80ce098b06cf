package org.numeral.training.robustness;

import java.awt.Color;
import org.numeral.training.synthetic.Chance;

/** What pens and papers look like. */
final class Colours {

    private Colours() {}

    /** Blue, black, red, green or violet, as pens are sold, each a little different. */
    static Color pen(Chance chance) {
        float[] hues = {0.62f, 0.62f, 0.0f, 0.38f, 0.77f};
        int which = chance.below(hues.length);
        float saturation = which == 1 ? 0.1f : (float) chance.between(0.65, 0.95);
        float brightness =
                (float) (which == 1 ? chance.between(0.05, 0.25) : chance.between(0.35, 0.65));
        return Color.getHSBColor(hues[which], saturation, brightness);
    }

    /** White to cream or grey. */
    static Color paper(Chance chance) {
        return Color.getHSBColor(
                (float) chance.between(0.08, 0.18),
                (float) chance.between(0, 0.08),
                (float) chance.between(0.86, 0.98));
    }

    /** The lines of paper: paler than any pen, mostly blue or grey. */
    static Color ruling(Chance chance) {
        float[] hues = {0.58f, 0.58f, 0.4f, 0.75f};
        return Color.getHSBColor(
                hues[chance.below(hues.length)],
                (float) chance.between(0.05, 0.4),
                (float) chance.between(0.7, 0.87));
    }

    static Color grey(int level) {
        return new Color(level, level, level);
    }
}
