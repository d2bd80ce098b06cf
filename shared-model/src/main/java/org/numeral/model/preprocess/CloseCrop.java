package org.numeral.model.preprocess;

import java.util.List;

/**
 * Whether a picture is cut so close around its digit that the strokes reach all four edges.
 *
 * <p>Then one brightness is a single part that touches every edge, and the other lies in several
 * pieces at the edges: these are what is left of the paper, for no digit consists of corners. There
 * may be more of it in the digit's loops if the picture's outline is mostly paper too, as it is
 * unless the strokes are very thick.
 */
enum CloseCrop {
    NO,
    OF_DARK_INK,
    OF_LIGHT_INK;

    /** Share of its mass that a brightness must have in one part, or at the edges. */
    private static final double NEARLY_ALL = 0.9;

    /** Share of the outline that must be paper if there is paper in loops as well. */
    private static final double MOST_OF_OUTLINE = 0.5;

    private static final int CORNERS = 4;

    /** Paper is left in so many corners at least; the lines of ruled paper leave them out. */
    private static final int LEAST_CORNERS = 2;

    /** Soft edges and averaged blocks keep strokes this far from the edges, of the longer side. */
    private static final double SLACK = 0.02;

    /**
     * Share of the variance that two levels must explain. A steady slope of light has 0.75 (a
     * uniform distribution cut in the middle), two clean levels have 1.
     */
    private static final double TWO_LEVELS = 0.8;

    private static final int LEVELS = 256;

    /**
     * Looks at the topology.
     *
     * @param image small grey picture, 0 to 255
     * @return the ink that fills the picture, if it is cut that close
     */
    static CloseCrop of(GreyImage image) {
        long[] histogram = new long[LEVELS];
        for (byte level : image.toBytes()) {
            histogram[level & 0xFF]++;
        }
        int threshold = Otsu.threshold(histogram);
        if (explained(histogram, threshold) < TWO_LEVELS) {
            return NO;
        }
        List<InkPart> light = Components.of(image, threshold + 0.5f).parts();
        List<InkPart> dark = Components.of(image.inverted(), 254.5f - threshold).parts();
        double outline = lightShareOfOutline(image, threshold + 0.5f);
        int corners = lightCorners(image, threshold + 0.5f);
        if (fills(image, dark) && corners >= LEAST_CORNERS && isLeftAtEdges(light, outline)) {
            return OF_DARK_INK;
        }
        return fills(image, light)
                        && CORNERS - corners >= LEAST_CORNERS
                        && isLeftAtEdges(dark, 1 - outline)
                ? OF_LIGHT_INK
                : NO;
    }

    private static boolean fills(GreyImage image, List<InkPart> parts) {
        int pixels = parts.stream().mapToInt(InkPart::pixels).sum();
        int slack = (int) Math.ceil(image.longerSide() * SLACK);
        return parts.stream()
                .anyMatch(
                        part ->
                                part.pixels() >= NEARLY_ALL * pixels
                                        && part.box().width() >= image.width() - slack
                                        && part.box().height() >= image.height() - slack);
    }

    private static boolean isLeftAtEdges(List<InkPart> paper, double shareOfOutline) {
        int pixels = paper.stream().mapToInt(InkPart::pixels).sum();
        List<InkPart> edges = paper.stream().filter(InkPart::touchesBorder).toList();
        return edges.size() >= 2
                && (shareOfOutline > MOST_OF_OUTLINE
                        || edges.stream().mapToInt(InkPart::pixels).sum() >= NEARLY_ALL * pixels);
    }

    private static int lightCorners(GreyImage image, float threshold) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        float[] corners = {
            image.at(0, 0), image.at(right, 0), image.at(0, bottom), image.at(right, bottom)
        };
        int light = 0;
        for (float corner : corners) {
            light += corner > threshold ? 1 : 0;
        }
        return light;
    }

    private static double lightShareOfOutline(GreyImage image, float threshold) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        int light = 0;
        for (int x = 0; x <= right; x++) {
            light += image.at(x, 0) > threshold ? 1 : 0;
            light += image.at(x, bottom) > threshold ? 1 : 0;
        }
        for (int y = 0; y <= bottom; y++) {
            light += image.at(0, y) > threshold ? 1 : 0;
            light += image.at(right, y) > threshold ? 1 : 0;
        }
        return light / (2.0 * (image.width() + image.height()));
    }

    private static double explained(long[] histogram, int threshold) {
        double[] count = new double[2];
        double[] sum = new double[2];
        double squares = 0;
        for (int level = 0; level < histogram.length; level++) {
            int side = level <= threshold ? 0 : 1;
            count[side] += histogram[level];
            sum[side] += (double) level * histogram[level];
            squares += (double) level * level * histogram[level];
        }
        double total = count[0] + count[1];
        double mean = (sum[0] + sum[1]) / total;
        double variance = squares / total - mean * mean;
        if (count[0] == 0 || count[1] == 0 || variance <= 0) {
            return 0;
        }
        double difference = sum[0] / count[0] - sum[1] / count[1];
        return count[0] * count[1] * difference * difference / (total * total * variance);
    }
}
