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

    /** And polarity on one of this many. */
    private static final int SMALL_SIDE = 48;

    private static final String NO_INK =
            "No digit was found: the picture looks blank or holds only noise. Write one digit with a"
                    + " clear stroke and let it fill most of the picture.";

    /** And whether it is cut close on one of this many: a 1 is narrow, and its paper slivers. */
    private static final int CROP_SIDE = 128;

    private final Set<PreprocessingStep> skipped;

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
    }

    /**
     * Turns a picture into the network's input.
     *
     * @param image any size and colour model; not changed
     * @return the digit with what was done, or that there is none
     */
    public PreprocessingResult process(BufferedImage image) {
        List<String> steps = new ArrayList<>();
        ColourPlanes planes = ColourPlanes.of(image);
        if (planes.grey() == null && Backdrop.isNeeded(planes.argb())) {
            int backdrop = Backdrop.choose(planes.argb());
            if (backdrop < 0) {
                return new PreprocessingResult.NoInk(NO_INK);
            }
            steps.add("laid transparent parts on grey level " + backdrop);
            planes = planes.onto(backdrop);
        }
        GreyImage grey = grey(planes, steps);
        if (planes.grey() != null && does(PreprocessingStep.PASS_THROUGH)) {
            Optional<PreprocessingResult> asItIs = asItIs(grey, steps);
            if (asItIs.isPresent()) {
                return asItIs.get();
            }
        }
        return extract(grey, steps);
    }

    private boolean does(PreprocessingStep step) {
        return !skipped.contains(step);
    }

    private GreyImage grey(ColourPlanes planes, List<String> steps) {
        if (planes.grey() != null) {
            return new GreyImage(planes.width(), planes.height(), planes.grey());
        }
        if (does(PreprocessingStep.COLOUR_CONTRAST)) {
            steps.add("turned colours to grey where ink and paper differ most");
            return ColourContrast.strongest(planes.width(), planes.height(), planes.argb());
        }
        steps.add("turned colours to grey");
        return ColourContrast.luma(planes.width(), planes.height(), planes.argb());
    }

    private Optional<PreprocessingResult> asItIs(GreyImage grey, List<String> steps) {
        if (grey.width() != DigitImage.SIZE || grey.height() != DigitImage.SIZE) {
            return Optional.empty();
        }
        byte[] pixels = grey.toBytes();
        if (!MnistForm.matches(pixels)) {
            pixels = grey.inverted().toBytes();
            if (!MnistForm.matches(pixels)) {
                return Optional.empty();
            }
            steps.add("inverted");
        }
        steps.add("taken as it is: already 28x28 in MNIST's form");
        return Optional.of(new PreprocessingResult.Digit(DigitImage.of(pixels), steps));
    }

    private PreprocessingResult extract(GreyImage grey, List<String> steps) {
        int factor = blocks(grey, WORK_SIDE);
        GreyImage reduced = grey.shrink(factor);
        // an ablation must not get round the steps that it leaves out
        Optional<PlainPaper> plain =
                skipped.isEmpty() ? PlainPaper.of(grey, reduced) : Optional.empty();
        boolean inkIsDark =
                plain.map(PlainPaper::inkIsDark)
                        .orElseGet(() -> !does(PreprocessingStep.POLARITY) || isInkDark(grey));
        GreyImage light = grey;
        if (inkIsDark) {
            light = grey.inverted();
            steps.add("inverted");
        }
        Background background = background(light, plain, inkIsDark);
        if (!background.isEven()) {
            steps.add("removed uneven light");
        }
        GreyImage work = inkIsDark ? reduced.inverted() : reduced;
        Box whole = new Box(0, 0, work.width(), work.height());
        GreyImage withLines = background.removeFrom(work, whole, factor, inkIsDark);
        RuledLines lines =
                plain.isEmpty() && does(PreprocessingStep.RULED_LINES)
                        ? RuledLines.of(withLines)
                        : RuledLines.NONE;
        GreyImage ink = lines.removeFrom(withLines, whole, 1);
        if (!lines.isEmpty()) {
            steps.add("removed the lines of the paper");
        }
        Optional<InkThreshold> threshold = InkThreshold.of(ink);
        Optional<Found> found =
                threshold.flatMap(
                        t -> InkFinder.find(ink, t.threshold(), does(PreprocessingStep.SPECKS)));
        if (found.isEmpty()) {
            return new PreprocessingResult.NoInk(NO_INK);
        }
        if (found.get().dropped() > 0) {
            steps.add("dropped " + found.get().dropped() + " specks or edges");
        }
        DigitCrop crop = new DigitCrop(threshold.get(), found.get(), work, factor);
        Box region = crop.region().scaled(factor, grey.width(), grey.height());
        GreyImage full = background.removeFrom(light, region, 1, inkIsDark);
        GreyImage strokes = crop.normalise(lines.removeFrom(full, region, factor));
        Box box = crop.tightBox(strokes);
        steps.add(
                "cropped to "
                        + box.width()
                        + "x"
                        + box.height()
                        + " at ("
                        + (region.x() + box.x())
                        + ", "
                        + (region.y() + box.y())
                        + ")");
        return new PreprocessingResult.Digit(finish(strokes.crop(box), steps), steps);
    }

    private Background background(GreyImage light, Optional<PlainPaper> plain, boolean inkIsDark) {
        return plain.map(paper -> Background.even(inkIsDark ? 255 - paper.level() : paper.level()))
                .orElseGet(() -> Background.of(light, does(PreprocessingStep.BACKGROUND)));
    }

    private static boolean isInkDark(GreyImage grey) {
        return switch (CloseCrop.of(grey.shrink(blocks(grey, CROP_SIDE)))) {
            case OF_DARK_INK -> true;
            case OF_LIGHT_INK -> false;
            case NO -> Polarity.isInkDark(grey.shrink(blocks(grey, SMALL_SIDE)));
        };
    }

    private DigitImage finish(GreyImage strokes, List<String> steps) {
        GreyImage digit = strokes;
        int radius = does(PreprocessingStep.THICKENING) ? Strokes.missingRadius(digit) : 0;
        if (radius > 0) {
            digit = Strokes.widen(digit, radius);
            steps.add("widened thin strokes by " + radius + " pixels on each side");
        }
        GreyImage scaled = Resampler.fit(digit, MnistForm.BOX);
        steps.add("scaled to " + scaled.width() + "x" + scaled.height());
        boolean byMass = does(PreprocessingStep.CENTRE_OF_MASS);
        steps.add(byMass ? "centred by its mass" : "centred by its box");
        return DigitImage.of(Placement.place(scaled, byMass));
    }

    private static int blocks(GreyImage image, int side) {
        return Math.max(1, (image.longerSide() + side - 1) / side);
    }
}
