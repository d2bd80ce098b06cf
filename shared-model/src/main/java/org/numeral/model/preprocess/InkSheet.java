package org.numeral.model.preprocess;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.preprocess.InkFinder.Found;

/**
 * All ink of a picture without its paper, on a grid that is the picture or a reduced one: for
 * pictures that show more than one digit. Paper is told from ink, and each digit brought into
 * MNIST's form, just as {@link DigitPreprocessor} does it with a single one.
 */
public final class InkSheet {

    /** Finer than for one digit: there are several of them side by side. */
    private static final int SIDE = 640;

    private static final InkSeparation SEPARATION = new InkSeparation(Set.of(), SIDE, SIDE);
    private static final DigitForm FORM = new DigitForm(Set.of());

    private final Separated separated;
    private final Components components;
    private final List<String> steps;

    private InkSheet(Separated separated, Components components, List<String> steps) {
        this.separated = separated;
        this.components = components;
        this.steps = List.copyOf(steps);
    }

    /**
     * A digit in the network's form.
     *
     * @param image what the network is to see
     * @param box around its ink in the picture's pixels
     */
    public record Placed(DigitImage image, Box box) {}

    /**
     * Takes the paper away from a picture.
     *
     * @param image any size and colour model; not changed
     * @return its ink, or empty if it looks blank or holds only noise
     */
    public static Optional<InkSheet> of(BufferedImage image) {
        List<String> steps = new ArrayList<>();
        Optional<ColourPlanes> opaque = SEPARATION.opaque(ColourPlanes.of(image), steps);
        if (opaque.isEmpty()) {
            return Optional.empty();
        }
        Separated separated = SEPARATION.separate(opaque.get(), steps);
        return separated
                .threshold()
                .map(ink -> Components.of(separated.ink(), ink.threshold()))
                .filter(parts -> InkFinder.written(parts, separated.ink().width()).isPresent())
                .map(parts -> new InkSheet(separated, parts, steps));
    }

    /**
     * Width of the grid.
     *
     * @return pixels
     */
    public int width() {
        return separated.ink().width();
    }

    /**
     * Height of the grid.
     *
     * @return pixels
     */
    public int height() {
        return separated.ink().height();
    }

    /**
     * The connected parts.
     *
     * @return one or more, in the order of their labels
     */
    public List<InkPart> parts() {
        return List.copyOf(components.parts());
    }

    /**
     * The part that each pixel of the grid belongs to.
     *
     * @return a copy, row by row; 0 for paper
     */
    public int[] labels() {
        return components.labels().clone();
    }

    /**
     * What was done to the picture so far.
     *
     * @return in order, in words for a person
     */
    public List<String> steps() {
        return steps;
    }

    /**
     * Brings some pixels of the grid into MNIST's form, as one digit.
     *
     * @param labels of the grid's pixels, perhaps finer than {@link #labels()}: an ink's pixel may
     *     have any number but 0
     * @param belongs whether the pixels of a label are the digit's; index is the label
     * @param box around them on the grid
     * @return the digit
     */
    public Placed digit(int[] labels, boolean[] belongs, Box box) {
        // 1: what is not the digit's is to be left out
        CutOut cutOut = CutOut.of(separated, new Found(labels, belongs, box, 1), true);
        return new Placed(FORM.apply(cutOut.strokes(), new ArrayList<>()), cutOut.place());
    }
}
