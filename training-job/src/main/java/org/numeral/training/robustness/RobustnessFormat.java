package org.numeral.training.robustness;

import java.util.Locale;
import java.util.Map;
import org.numeral.model.preprocess.PreprocessingStep;

/** The figures as text for a terminal. */
public final class RobustnessFormat {

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
     * A line for each kind and the average, a column for each step: the accuracy in per cent
     * without it, by how much it differs from that with all steps.
     *
     * @param ablation the figures
     * @return several lines, each ended
     */
    public static String format(AblationFigures ablation) {
        StringBuilder text = new StringBuilder("  %-16s  %8s".formatted("without", "nothing"));
        ablation.without()
                .keySet()
                .forEach(step -> text.append("  ").append("%6s".formatted(label(step))));
        text.append("%n".formatted());
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

    private static String label(PreprocessingStep step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Right-aligned under the step's name, which is never shorter than a figure. */
    private static String difference(PreprocessingStep step, double change) {
        int width = Math.max(6, label(step).length());
        return "  "
                + ("%" + width + "s")
                        .formatted(change == 0 ? "." : "%+.2f".formatted(100 * change));
    }
}
