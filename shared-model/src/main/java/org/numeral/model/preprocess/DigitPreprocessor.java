package org.numeral.model.preprocess;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    /** And whether it is cut close on one of this many: a 1 is narrow, and its paper slivers. */
    private static final int CROP_SIDE = 128;

    /** On plain paper, where nothing but the ink counts, this many around the ink. */
    private static final int PLAIN_SIDE = 96;

    /**
     * A digit of this many pixels is cut out of the reduced picture, more than twice as fine as
     * what the network sees; a smaller one out of the whole picture.
     */
    private static final int FINE_SIDE = 48;

    private static final String NO_INK =
            "No digit was found: the picture looks blank or holds only noise. Write one digit with a"
                    + " clear stroke and let it fill most of the picture.";

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
        if (planes.grey() == null) {
            steps.add(
                    does(PreprocessingStep.COLOUR_CONTRAST)
                            ? "turned colours to grey where ink and paper differ most"
                            : "turned colours to grey");
        } else if (does(PreprocessingStep.PASS_THROUGH)) {
            Optional<PreprocessingResult> asItIs = asItIs(planes, steps);
            if (asItIs.isPresent()) {
                return asItIs.get();
            }
        }
        // an ablation must not get round the steps that it leaves out
        Optional<PlainPaper> paper = skipped.isEmpty() ? PlainPaper.of(planes) : Optional.empty();
        Optional<PreprocessingResult> plain =
                paper.isPresent() ? extractPlain(planes, paper.get(), steps) : Optional.empty();
        return plain.isPresent() ? plain.get() : extract(grey(planes), steps);
    }

    private boolean does(PreprocessingStep step) {
        return !skipped.contains(step);
    }

    private GreyImage grey(ColourPlanes planes) {
        if (planes.grey() != null) {
            return GreyImage.of(planes.width(), planes.height(), planes.grey());
        }
        return does(PreprocessingStep.COLOUR_CONTRAST)
                ? ColourContrast.strongest(planes.width(), planes.height(), planes.argb())
                : ColourContrast.luma(planes.width(), planes.height(), planes.argb());
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

    /** Empty if there is more to it than ink on plain paper. */
    private Optional<PreprocessingResult> extractPlain(
            ColourPlanes planes, PlainPaper paper, List<String> steps) {
        GreyImage grey = grey(planes.crop(paper.part()));
        float level = grey.values()[paper.sample()];
        int factor = blocks(grey, PLAIN_SIDE);
        GreyImage reduced = grey.shrink(factor);
        Optional<Boolean> isDark = paper.isInkDark(reduced, level, factor);
        if (isDark.isEmpty()) {
            return Optional.empty();
        }
        boolean inkIsDark = isDark.get();
        if (inkIsDark) {
            steps.add("inverted");
        }
        Background background = Background.even(inkIsDark ? 255 - level : level);
        UnaryOperator<GreyImage> inkOf =
                part ->
                        background.removeFrom(
                                inkIsDark ? part.inverted() : part, Box.of(part), 1, inkIsDark);
        GreyImage ink = inkOf.apply(reduced);
        Detail detail = new Detail(paper.part(), factor, part -> inkOf.apply(grey.crop(part)));
        return Optional.of(cut(ink, InkThreshold.onCleanPaper(ink), detail, true, steps));
    }

    private PreprocessingResult extract(GreyImage grey, List<String> steps) {
        boolean inkIsDark = !does(PreprocessingStep.POLARITY) || isInkDark(grey);
        if (inkIsDark) {
            steps.add("inverted");
        }
        GreyImage light = inkIsDark ? grey.inverted() : grey;
        Background background = Background.of(light, does(PreprocessingStep.BACKGROUND));
        if (!background.isEven()) {
            steps.add("removed uneven light");
        }
        int factor = blocks(light, WORK_SIDE);
        GreyImage work = light.shrink(factor);
        Box whole = Box.of(work);
        GreyImage withLines = background.removeFrom(work, whole, factor, inkIsDark);
        RuledLines lines =
                does(PreprocessingStep.RULED_LINES) ? RuledLines.of(withLines) : RuledLines.NONE;
        GreyImage ink = lines.removeFrom(withLines, whole, 1);
        if (!lines.isEmpty()) {
            steps.add("removed the lines of the paper");
        }
        Detail detail =
                new Detail(
                        Box.of(light),
                        factor,
                        part ->
                                lines.removeFrom(
                                        background.removeFrom(light, part, 1, inkIsDark),
                                        part,
                                        factor));
        return cut(ink, InkThreshold.of(ink), detail, false, steps);
    }

    /**
     * Cuts the digit out.
     *
     * @param ink reduced, paper removed
     * @param threshold of the ink, if there is any
     * @param detail the same unreduced
     * @param isClean whether all that is not paper is ink
     * @param steps what was done
     */
    private PreprocessingResult cut(
            GreyImage ink,
            Optional<InkThreshold> threshold,
            Detail detail,
            boolean isClean,
            List<String> steps) {
        Optional<Found> found =
                threshold.flatMap(
                        t -> InkFinder.find(ink, t.threshold(), does(PreprocessingStep.SPECKS)));
        if (found.isEmpty()) {
            return new PreprocessingResult.NoInk(NO_INK);
        }
        if (found.get().dropped() > 0) {
            steps.add("dropped " + found.get().dropped() + " specks or edges");
        }
        int factor = found.get().box().longerSide() >= FINE_SIDE ? 1 : detail.factor();
        DigitCrop crop = new DigitCrop(threshold.get(), found.get(), ink, factor);
        Box region = factor == 1 ? crop.region() : detail.unreduced(crop.region());
        GreyImage values = crop.normalise(factor == 1 ? ink.crop(region) : detail.of(region));
        GreyImage strokes = isClean && found.get().dropped() == 0 ? values : crop.masked(values);
        Box box = crop.tightBox(strokes);
        Box cropped =
                new Box(region.x() + box.x(), region.y() + box.y(), box.width(), box.height());
        if (factor == 1) {
            cropped = detail.unreduced(cropped);
        }
        steps.add(
                "cropped to "
                        + cropped.width()
                        + "x"
                        + cropped.height()
                        + " at ("
                        + (detail.place().x() + cropped.x())
                        + ", "
                        + (detail.place().y() + cropped.y())
                        + ")");
        return new PreprocessingResult.Digit(finish(strokes.crop(box), steps), steps);
    }

    private static byte[] inverted(byte[] levels) {
        byte[] inverted = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            inverted[i] = (byte) ~levels[i];
        }
        return inverted;
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
