package org.numeral.model.preprocess;

import org.numeral.model.preprocess.InkFinder.Found;

/**
 * Cuts the digit out of the whole picture: 0 for paper, 1 for full ink, and nothing of what does
 * not belong to it.
 */
final class DigitCrop {

    /** Values below this share of full ink are paper: residues of compression and of grain. */
    private static final float PAPER_SHARE = 0.04f;

    /** Ink within this share of the digit's size around a stroke is the stroke's soft edge. */
    private static final double SOFT_EDGE = 0.04;

    private static final int LEAST_EDGE = 2;

    /** A row or column belongs to the digit's box if it has a value above this. */
    private static final float BOX_INK = 0.03f;

    private static final float NOISE_FACTOR = 3;
    private static final float MOST_BOX_INK = 0.5f;

    private final InkThreshold threshold;
    private final Found found;
    private final int workWidth;
    private final int workHeight;
    private final int factor;

    /**
     * A cutter.
     *
     * @param threshold of ink
     * @param found the strokes on the reduced picture
     * @param work the reduced picture
     * @param factor pixels of the whole picture for a pixel of the reduced one
     */
    DigitCrop(InkThreshold threshold, Found found, GreyImage work, int factor) {
        this.threshold = threshold;
        this.found = found;
        this.workWidth = work.width();
        this.workHeight = work.height();
        this.factor = factor;
    }

    /** How far soft edges reach, in pixels of the reduced picture. */
    private int edge() {
        return Math.max(LEAST_EDGE, (int) Math.round(found.box().longerSide() * SOFT_EDGE));
    }

    /**
     * The part of the reduced picture that may hold ink of the digit.
     *
     * @return the digit's box and its soft edges
     */
    Box region() {
        Box box = found.box();
        int x = Math.max(0, box.x() - edge());
        int y = Math.max(0, box.y() - edge());
        return new Box(
                x,
                y,
                Math.min(workWidth, box.right() + edge()) - x,
                Math.min(workHeight, box.bottom() + edge()) - y);
    }

    /**
     * Normalises.
     *
     * @param ink the region of the whole picture, paper removed
     * @return values from 0 to 1
     */
    GreyImage normalise(GreyImage ink) {
        float contrast = threshold.fullInk() - threshold.paper();
        float low = threshold.paper() + Math.max(PAPER_SHARE * contrast, 2 * threshold.noise());
        float range = Math.max(threshold.fullInk() - low, 1);
        GreyImage values = new GreyImage(ink.width(), ink.height());
        for (int i = 0; i < ink.values().length; i++) {
            float value = (ink.values()[i] - low) / range;
            values.values()[i] = Math.max(0, Math.min(1, value));
        }
        return values;
    }

    /**
     * Leaves out ink of others, up to where it touches the digit's.
     *
     * @param values of the region
     * @return the same without it
     */
    GreyImage withoutOthers(GreyImage values) {
        Box region = region();
        float[] kept = new float[region.width() * region.height()];
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                int at = (region.y() + y) * workWidth + region.x() + x;
                kept[y * region.width() + x] = found.isPaper(at) || found.isInk(at) ? 1 : 0;
            }
        }
        return product(
                enlarged(new GreyImage(region.width(), region.height(), kept), values), values);
    }

    private static GreyImage product(GreyImage a, GreyImage b) {
        GreyImage product = new GreyImage(a.width(), a.height());
        for (int i = 0; i < product.values().length; i++) {
            product.values()[i] = a.values()[i] * b.values()[i];
        }
        return product;
    }

    /** Leaves out what does not belong to the digit. */
    GreyImage masked(GreyImage values) {
        return product(enlarged(mask(region()), values), values);
    }

    /** The mask for pixels of the whole picture. */
    private GreyImage enlarged(GreyImage mask, GreyImage ink) {
        if (factor == 1) {
            return mask;
        }
        GreyImage large = new GreyImage(ink.width(), ink.height());
        for (int y = 0; y < ink.height(); y++) {
            int from = y * ink.width();
            if (y % factor > 0) {
                System.arraycopy(
                        large.values(), from - ink.width(), large.values(), from, ink.width());
                continue;
            }
            for (int x = 0; x < ink.width(); x++) {
                large.values()[from + x] = mask.at(x / factor, y / factor);
            }
        }
        return large;
    }

    /** 1 where ink is the digit's, 0 elsewhere. */
    private GreyImage mask(Box region) {
        float[] strokes = new float[region.width() * region.height()];
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                int at = (region.y() + y) * workWidth + region.x() + x;
                strokes[y * region.width() + x] = found.isInk(at) ? 1 : 0;
            }
        }
        return WindowFilter.maximum(
                new GreyImage(region.width(), region.height(), strokes), edge());
    }

    /**
     * The smallest box that holds the ink.
     *
     * @param ink values from 0 to 1
     * @return the box
     */
    Box tightBox(GreyImage ink) {
        float noise = threshold.noise() * factor / (threshold.fullInk() - threshold.paper());
        float least = Math.min(MOST_BOX_INK, Math.max(BOX_INK, NOISE_FACTOR * noise));
        int left = ink.width();
        int right = -1;
        int top = ink.height();
        int bottom = -1;
        for (int y = 0; y < ink.height(); y++) {
            int first = 0;
            while (first < ink.width() && ink.at(first, y) <= least) {
                first++;
            }
            if (first < ink.width()) {
                int last = ink.width() - 1;
                while (ink.at(last, y) <= least) {
                    last--;
                }
                left = Math.min(left, first);
                right = Math.max(right, last);
                top = Math.min(top, y);
                bottom = y;
            }
        }
        return right < 0
                ? new Box(0, 0, ink.width(), ink.height())
                : new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
