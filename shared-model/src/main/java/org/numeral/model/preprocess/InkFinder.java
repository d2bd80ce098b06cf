package org.numeral.model.preprocess;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the strokes of the digit among everything that is ink.
 *
 * <p>The heaviest part is the digit, unless it reaches the picture's edge while another does not:
 * then it is more likely the edge of the page or the table. Other parts belong to the digit if they
 * are near and not mere specks.
 */
final class InkFinder {

    /** A part inside counts more than one at the edge from this share of its mass on. */
    private static final double INSIDE_SHARE = 0.1;

    /** Parts lighter than this share of the digit's mass are specks. */
    private static final double SPECK = 0.03;

    /** Parts further away than this share of the digit's longer side do not belong to it. */
    private static final double NEAR = 0.4;

    private static final int LEAST_PIXELS = 5;

    /** Noise has no direction in which ink follows ink; strokes have. */
    private static final double LEAST_COHERENCE = 0.25;

    /** So many parts inside the picture are grain, unless most of their mass is the digit's. */
    private static final int GRAINS = 40;

    private static final double MOST_OF_MASS = 0.5;

    private InkFinder() {}

    /**
     * What was found.
     *
     * @param labels part of each pixel
     * @param belongs whether a part, by its number, belongs to the digit
     * @param box around these parts
     * @param dropped number of parts that do not belong
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(int[] labels, boolean[] belongs, Box box, int dropped) {

        boolean isInk(int at) {
            return belongs[labels[at]];
        }

        boolean isPaper(int at) {
            return labels[at] == 0;
        }
    }

    /**
     * Finds the digit.
     *
     * @param ink the values
     * @param threshold values above it are ink
     * @param dropsSpecks whether any part is left out
     * @return its parts, or empty if there is only noise
     */
    static Optional<Found> find(GreyImage ink, float threshold, boolean dropsSpecks) {
        Components components = Components.of(ink, threshold);
        Optional<InkPart> digit = written(components, ink.width());
        if (digit.isEmpty()) {
            return Optional.empty();
        }
        InkPart main = digit.get();
        boolean[] belongs = new boolean[components.parts().size() + 1];
        Arrays.fill(belongs, 1, belongs.length, !dropsSpecks);
        belongs[main.label()] = true;
        int dropped = 0;
        Box box = main.box();
        for (InkPart part : components.parts()) {
            belongs[part.label()] |= belongsTo(main, part);
            if (belongs[part.label()]) {
                box = box.union(part.box());
            } else {
                dropped++;
            }
        }
        return Optional.of(new Found(components.labels(), belongs, box, dropped));
    }

    /**
     * The part that is a digit most likely.
     *
     * @param components of the ink
     * @param width of the picture
     * @return the part, or empty if there is only noise
     */
    static Optional<InkPart> written(Components components, int width) {
        return main(components.parts())
                .filter(part -> part.pixels() >= LEAST_PIXELS)
                .filter(part -> !isGrain(components.parts(), part))
                .filter(part -> coherence(components.labels(), width) >= LEAST_COHERENCE);
    }

    private static Optional<InkPart> main(List<InkPart> parts) {
        Comparator<InkPart> byMass = Comparator.comparingDouble(InkPart::mass);
        Optional<InkPart> inside = parts.stream().filter(p -> !p.touchesBorder()).max(byMass);
        Optional<InkPart> heaviest = parts.stream().max(byMass);
        boolean insideCounts =
                inside.isPresent()
                        && inside.get().pixels() >= LEAST_PIXELS
                        && inside.get().mass() >= INSIDE_SHARE * heaviest.get().mass();
        return insideCounts ? inside : heaviest;
    }

    private static boolean isGrain(List<InkPart> parts, InkPart digit) {
        List<InkPart> inside = parts.stream().filter(part -> !part.touchesBorder()).toList();
        double mass = inside.stream().mapToDouble(InkPart::mass).sum();
        return inside.size() >= GRAINS && digit.mass() < MOST_OF_MASS * mass;
    }

    private static boolean belongsTo(InkPart main, InkPart part) {
        if (part.mass() < SPECK * main.mass() || part.touchesBorder() && !main.touchesBorder()) {
            return false;
        }
        Box a = main.box();
        Box b = part.box();
        int gapX = Math.max(0, Math.max(a.x() - b.right(), b.x() - a.right()));
        int gapY = Math.max(0, Math.max(a.y() - b.bottom(), b.y() - a.bottom()));
        return Math.hypot(gapX, gapY) <= NEAR * a.longerSide();
    }

    /**
     * How much likelier ink is beside ink than anywhere, in the best of four directions.
     *
     * @return 0 for noise, up to 1
     */
    private static double coherence(int[] labels, int width) {
        int[] steps = {1, width, width + 1, width - 1};
        int[] pairs = new int[steps.length];
        int ink = 0;
        for (int at = 0; at < labels.length; at++) {
            if (labels[at] > 0) {
                ink++;
                for (int i = 0; i < steps.length; i++) {
                    int next = at + steps[i];
                    pairs[i] += next < labels.length && labels[next] > 0 ? 1 : 0;
                }
            }
        }
        double share = (double) ink / labels.length;
        double best = Arrays.stream(pairs).max().orElse(0) / (double) Math.max(1, ink);
        return share >= 1 ? 0 : (best - share) / (1 - share);
    }
}
