package org.numeral.model.preprocess;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes the paper away from a picture and leaves its ink. Plain paper is seen first, because most
 * of what is looked for on any other paper cannot be there.
 *
 * @param skipped steps that are left out
 * @param plainSide plain paper's ink is looked at reduced to about this many pixels a side
 * @param workSide and the ink of any other paper to this many
 */
record InkSeparation(Set<PreprocessingStep> skipped, int plainSide, int workSide) {

    /** Polarity is looked for on a picture reduced to about this many pixels a side. */
    private static final int SMALL_SIDE = 48;

    /** And whether it is cut close on one of this many: a 1 is narrow, and its paper slivers. */
    private static final int CROP_SIDE = 128;

    private boolean does(PreprocessingStep step) {
        return !skipped.contains(step);
    }

    /**
     * Makes a picture opaque.
     *
     * @param picture perhaps with transparent parts
     * @param steps what was done is added
     * @return the picture, or empty if nothing of it can be seen
     */
    Optional<ColourPlanes> opaque(ColourPlanes picture, List<String> steps) {
        ColourPlanes planes = picture;
        if (planes.grey() == null && Backdrop.isNeeded(planes.argb())) {
            int backdrop = Backdrop.choose(planes.argb());
            if (backdrop < 0) {
                return Optional.empty();
            }
            steps.add("laid transparent parts on grey level " + backdrop);
            planes = planes.onto(backdrop);
        }
        if (planes.grey() == null) {
            steps.add(
                    does(PreprocessingStep.COLOUR_CONTRAST)
                            ? "turned colours to grey where ink and paper differ most"
                            : "turned colours to grey");
        }
        return Optional.of(planes);
    }

    /**
     * Takes the paper away.
     *
     * @param planes opaque
     * @param steps what was done is added
     * @return the ink, whether there is any or not
     */
    Separated separate(ColourPlanes planes, List<String> steps) {
        // an ablation must not get round the steps that it leaves out
        Optional<PlainPaper> paper = skipped.isEmpty() ? PlainPaper.of(planes) : Optional.empty();
        return paper.flatMap(plain -> fromPlain(planes, plain, steps))
                .orElseGet(() -> fromAny(grey(planes), steps));
    }

    private GreyImage grey(ColourPlanes planes) {
        if (planes.grey() != null) {
            return GreyImage.of(planes.width(), planes.height(), planes.grey());
        }
        return does(PreprocessingStep.COLOUR_CONTRAST)
                ? ColourContrast.strongest(planes.width(), planes.height(), planes.argb())
                : ColourContrast.luma(planes.width(), planes.height(), planes.argb());
    }

    /** Empty if there is more to it than ink on plain paper. */
    private Optional<Separated> fromPlain(
            ColourPlanes planes, PlainPaper paper, List<String> steps) {
        GreyImage grey = grey(planes.crop(paper.part()));
        float level = grey.values()[paper.sample()];
        int factor = blocks(grey, plainSide);
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
        return Optional.of(new Separated(ink, InkThreshold.onCleanPaper(ink), detail, true));
    }

    private Separated fromAny(GreyImage grey, List<String> steps) {
        boolean inkIsDark = !does(PreprocessingStep.POLARITY) || isInkDark(grey);
        if (inkIsDark) {
            steps.add("inverted");
        }
        GreyImage light = inkIsDark ? grey.inverted() : grey;
        Background background = Background.of(light, does(PreprocessingStep.BACKGROUND));
        if (!background.isEven()) {
            steps.add("removed uneven light");
        }
        int factor = blocks(light, workSide);
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
        return new Separated(ink, InkThreshold.of(ink), detail, false);
    }

    private static boolean isInkDark(GreyImage grey) {
        return switch (CloseCrop.of(grey.shrink(blocks(grey, CROP_SIDE)))) {
            case OF_DARK_INK -> true;
            case OF_LIGHT_INK -> false;
            case NO -> Polarity.isInkDark(grey.shrink(blocks(grey, SMALL_SIDE)));
        };
    }

    private static int blocks(GreyImage image, int side) {
        return Math.max(1, (image.longerSide() + side - 1) / side);
    }
}
