package org.numeral.model.preprocess;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.preprocess.InkFinder.Found;

/**
 * Turns any picture of one digit into the network's input, in the way MNIST was made: the ink
 * alone, scaled into 20x20 pixels with its aspect kept, its centre of mass in the centre of 28x28.
 *
 * <p>The same class prepares the pictures of a training folder and those that a service is sent. It
 * is deterministic, and any number of threads may use one instance.
 */
public final class DigitPreprocessor {

    /** Strokes are looked for on a picture reduced to about this many pixels a side. */
    private static final int WORK_SIDE = 256;

    /** On plain paper, where nothing but the ink counts, this many around the ink. */
    private static final int PLAIN_SIDE = 96;

    private static final String NO_INK =
            "No digit was found: the picture looks blank or holds only noise. Write one digit with a"
                    + " clear stroke and let it fill most of the picture.";

    private final Set<PreprocessingStep> skipped;
    private final InkSeparation separation;
    private final DigitForm form;

    /** With all steps. */
    public DigitPreprocessor() {
        this(Set.of());
    }

    /**
     * Without some steps, to measure what they are worth.
     *
     * @param skipped the steps that are left out
     */
    public DigitPreprocessor(Set<PreprocessingStep> skipped) {
        this.skipped = EnumSet.noneOf(PreprocessingStep.class);
        this.skipped.addAll(skipped);
        this.separation = new InkSeparation(this.skipped, PLAIN_SIDE, WORK_SIDE);
        this.form = new DigitForm(this.skipped);
    }

    /**
     * Turns a picture into the network's input.
     *
     * @param image any size and colour model; not changed
     * @return the digit with what was done, or that there is none
     */
    public PreprocessingResult process(BufferedImage image) {
        List<String> steps = new ArrayList<>();
        Optional<ColourPlanes> opaque = separation.opaque(ColourPlanes.of(image), steps);
        if (opaque.isEmpty()) {
            return new PreprocessingResult.NoInk(NO_INK);
        }
        ColourPlanes planes = opaque.get();
        if (planes.grey() != null && does(PreprocessingStep.PASS_THROUGH)) {
            Optional<PreprocessingResult> asItIs = asItIs(planes, steps);
            if (asItIs.isPresent()) {
                return asItIs.get();
            }
        }
        return cut(separation.separate(planes, steps), steps);
    }

    private boolean does(PreprocessingStep step) {
        return !skipped.contains(step);
    }

    private static Optional<PreprocessingResult> asItIs(ColourPlanes planes, List<String> steps) {
        if (planes.width() != DigitImage.SIZE || planes.height() != DigitImage.SIZE) {
            return Optional.empty();
        }
        byte[] pixels = planes.grey();
        if (!MnistForm.matches(pixels)) {
            pixels = inverted(pixels);
            if (!MnistForm.matches(pixels)) {
                return Optional.empty();
            }
            steps.add("inverted");
        }
        steps.add("taken as it is: already 28x28 in MNIST's form");
        return Optional.of(new PreprocessingResult.Digit(DigitImage.of(pixels), steps));
    }

    private PreprocessingResult cut(Separated sheet, List<String> steps) {
        Optional<Found> found =
                sheet.threshold()
                        .flatMap(
                                ink ->
                                        InkFinder.find(
                                                sheet.ink(),
                                                ink.threshold(),
                                                does(PreprocessingStep.SPECKS)));
        if (found.isEmpty()) {
            return new PreprocessingResult.NoInk(NO_INK);
        }
        if (found.get().dropped() > 0) {
            steps.add("dropped " + found.get().dropped() + " specks or edges");
        }
        CutOut digit = CutOut.of(sheet, found.get(), false);
        steps.add("cropped to " + digit.place().describe());
        return new PreprocessingResult.Digit(form.apply(digit.strokes(), steps), steps);
    }

    private static byte[] inverted(byte[] levels) {
        byte[] inverted = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            inverted[i] = (byte) ~levels[i];
        }
        return inverted;
    }
}
