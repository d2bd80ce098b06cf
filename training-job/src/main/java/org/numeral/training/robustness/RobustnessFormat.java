package org.numeral.training.robustness;

import java.util.Locale;
import java.util.Map;
import org.numeral.model.preprocess.PreprocessingStep;

/** The figures as text for a terminal. */
public final class RobustnessFormat {

    /** What a terminal shows without breaking lines. */
    static final int WIDTH = 120;

    /** As wide as -100.00. */
    private static final int LEAST_COLUMN = 7;

    private RobustnessFormat() {}

    /**
     * A line for each kind and the average.
     *
     * @param figures of all kinds
     * @return several lines, each ended
     */
    public static String format(RobustnessFigures figures) {
        StringBuilder text = new StringBuilder();
        text.append("  %-16s  %8s  %8s  %s%n".formatted("kind", "accuracy", "no ink", "pictures"));
        for (KindFigures kind : figures.kinds()) {
            text.append(
                    "  %-16s  %6.2f %%  %6.2f %%  %s%n"
                            .formatted(
                                    kind.kind().label(),
                                    100 * kind.accuracy(),
                                    100 * kind.noInkShare(),
                                    kind.kind().description()));
        }
        text.append(
                "  %-16s  %6.2f %%            of all kinds but plain, %,d pictures of each%n"
                        .formatted(
                                "average",
                                100 * figures.average(),
                                figures.kinds().get(0).examples()));
        return text.toString();
    }

    /**
     * A line for each kind and the average, a column for each step: by how many percentage points
     * the accuracy without it differs from that with all steps. No line is longer than {@value
     * #WIDTH} characters.
     *
     * @param ablation the figures
     * @return several lines, each ended
     */
    public static String format(AblationFigures ablation) {
        StringBuilder upper = new StringBuilder("  %-16s  %8s".formatted("without", "nothing"));
        StringBuilder lower = new StringBuilder(" ".repeat(upper.length()));
        for (PreprocessingStep step : ablation.without().keySet()) {
            upper.append(inColumn(step, firstLine(step)));
            lower.append(inColumn(step, secondLine(step)));
        }
        StringBuilder text = new StringBuilder("%s%n%s%n".formatted(upper, lower));
        for (KindFigures kind : ablation.complete().kinds()) {
            text.append("  %-16s  %8.2f".formatted(kind.kind().label(), 100 * kind.accuracy()));
            for (Map.Entry<PreprocessingStep, RobustnessFigures> without :
                    ablation.without().entrySet()) {
                double accuracy = without.getValue().of(kind.kind()).accuracy();
                text.append(difference(without.getKey(), accuracy - kind.accuracy()));
            }
            text.append("%n".formatted());
        }
        double average = ablation.complete().average();
        text.append("  %-16s  %8.2f".formatted("average", 100 * average));
        ablation.without()
                .forEach(
                        (step, figures) ->
                                text.append(difference(step, figures.average() - average)));
        return text.append("%n".formatted()).toString();
    }

    private static String difference(PreprocessingStep step, double change) {
        return inColumn(step, change == 0 ? "." : "%+.2f".formatted(100 * change));
    }

    /** Right-aligned under the step's name, which stands on two lines. */
    private static String inColumn(PreprocessingStep step, String text) {
        int width =
                Math.max(
                        LEAST_COLUMN,
                        Math.max(firstLine(step).length(), secondLine(step).length()));
        return ("  %" + width + "s").formatted(text);
    }

    private static String firstLine(PreprocessingStep step) {
        String label = label(step);
        return label.contains(" ") ? label.substring(0, label.lastIndexOf(' ')) : label;
    }

    private static String secondLine(PreprocessingStep step) {
        String label = label(step);
        return label.contains(" ") ? label.substring(label.lastIndexOf(' ') + 1) : "";
    }

    private static String label(PreprocessingStep step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
