package org.numeral.training.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.evaluation.PairedComparison;
import org.numeral.training.publish.Incumbent.Role;

/**
 * Decides whether a candidate may replace the current model. All models answer the same test set,
 * the candidate's, and differences are counted in mistakes. A candidate is refused if
 *
 * <ol>
 *   <li>its accuracy is below {@code minAccuracy}; or
 *   <li>it makes more mistakes than the current model, by more than the tolerance allows; or
 *   <li>it is significantly worse than the current model, be it within the tolerance: {@link
 *       org.numeral.training.evaluation.McNemar}, one-sided, p below 0.05; or
 *   <li>it makes more mistakes than an earlier version, by more than the tolerance allows. Without
 *       this rule, ten re-trainings that each lose a little may lose ten times the tolerance. Only
 *       the versions that are still in the store can be asked, so the loss is bounded by the
 *       tolerance in as many publications as the store keeps ({@code --keep}); {@code minAccuracy}
 *       is the bound that never moves. Significance is not asked for here: with several versions,
 *       one of them would be lucky; or
 *   <li>it was trained on synthetic digits, and the current model on real handwriting.
 * </ol>
 *
 * <p>What the tolerance allows is that share of the test set, and at least one mistake unless it is
 * 0: a single picture of a small test set decides nothing. On a small test set the tolerance thus
 * comes before significance, which 20 pictures hardly ever reach, and two mistakes more may be
 * chance; the gate would rather keep a model that works. Rules 2 to 4 never refuse a candidate that
 * makes no more mistakes than the other model. A tolerance of 1 switches them off: whoever asks for
 * that wants the candidate whatever the others can do.
 *
 * <p>Rule 3 has a price: a re-training as good as the current model is refused by chance in up to 5
 * % of cases. Training longer or on more data settles it; trying seeds until one passes would be
 * choosing by the test set.
 *
 * @param minAccuracy the least accuracy on the test set, 0 to 1
 * @param tolerance the share of the test set by which its mistakes may exceed those of another
 *     model, 0 to 1
 */
public record QualityGate(double minAccuracy, double tolerance) {

    /** Checks both values. */
    public QualityGate {
        List<String> problems = problems(minAccuracy, tolerance);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param minAccuracy as in the record
     * @param tolerance as in the record
     * @return empty if both are right
     */
    public static List<String> problems(double minAccuracy, double tolerance) {
        List<String> problems = new ArrayList<>();
        if (!(minAccuracy >= 0 && minAccuracy <= 1)) {
            problems.add(
                    "--min-accuracy is %s; it can be 0 to 1 (0.99 is 99 %%)"
                            .formatted(minAccuracy));
        }
        if (!(tolerance >= 0 && tolerance <= 1)) {
            problems.add(
                    "--tolerance is %s; it can be 0 to 1 (0.002 is 0.2 percentage points)"
                            .formatted(tolerance));
        }
        return problems;
    }

    /**
     * Judges a candidate.
     *
     * @param candidate its figures on the test set
     * @param synthetic whether it was trained on digits that the project draws itself
     * @param incumbents what it is held against on the same test set, from {@link Incumbents}
     * @return why it is refused, a sentence each; empty if it may be published
     */
    public List<String> objections(
            Figures candidate, boolean synthetic, List<Incumbent> incumbents) {
        List<String> objections = new ArrayList<>();
        if (candidate.accuracy() < minAccuracy) {
            objections.add(
                    "its accuracy on the test set is %.2f %%, less than the %.2f %% that --min-accuracy asks for"
                            .formatted(percent(candidate.accuracy()), percent(minAccuracy)));
        }
        for (Incumbent incumbent : incumbents) {
            if (incumbent.role() == Role.CURRENT && synthetic && !incumbent.synthetic()) {
                objections.add(
                        "it was trained on synthetic digits, and the current model %s on real handwriting: publish it into another --model-dir"
                                .formatted(incumbent.id()));
            }
        }
        worse(incumbents).ifPresent(objections::add);
        return objections;
    }

    /**
     * One sentence is enough: of the current model, else of the earlier one it is worst against.
     */
    private Optional<String> worse(List<Incumbent> incumbents) {
        if (tolerance == 1) {
            return Optional.empty();
        }
        return incumbents.stream()
                .filter(this::isBetter)
                .min(
                        Comparator.comparing(Incumbent::role)
                                .thenComparing(
                                        incumbent ->
                                                -incumbent.comparison().moreMistakesOfSecond()))
                .map(this::sentence);
    }

    private boolean isBetter(Incumbent incumbent) {
        return exceedsTolerance(incumbent.comparison())
                || incumbent.role() == Role.CURRENT && isSignificant(incumbent.comparison());
    }

    private boolean exceedsTolerance(PairedComparison comparison) {
        return comparison.moreMistakesOfSecond() > allowedMistakes(comparison.examples());
    }

    private static boolean isSignificant(PairedComparison comparison) {
        return comparison.pValueSecondIsWorse() < PairedComparison.SIGNIFICANCE;
    }

    private int allowedMistakes(int examples) {
        // the tiny addition: 0.002 of 500 is 1 mistake, also where doubles make it 0.9999999
        int share = (int) Math.floor(tolerance * examples + 1e-6);
        return tolerance > 0 ? Math.max(1, share) : 0;
    }

    private String sentence(Incumbent incumbent) {
        PairedComparison comparison = incumbent.comparison();
        int more = comparison.moreMistakesOfSecond();
        int allowed = allowedMistakes(comparison.examples());
        String why =
                exceedsTolerance(comparison)
                        ? "--tolerance allows %,d more".formatted(allowed)
                        : "that is within --tolerance (%,d more), but significant (McNemar's test, one-sided p = %.4f)"
                                .formatted(allowed, comparison.pValueSecondIsWorse());
        return "it makes %,d more mistake%s on the %,d test pictures than the %s %s (accuracy %.2f %% instead of %.2f %%); %s. Train longer or on more data, or publish it all the same with --tolerance 1"
                .formatted(
                        more,
                        more == 1 ? "" : "s",
                        comparison.examples(),
                        incumbent.role() == Role.CURRENT ? "current model" : "earlier version",
                        incumbent.id(),
                        percent(comparison.secondAccuracy()),
                        percent(comparison.firstAccuracy()),
                        why);
    }

    private static double percent(double share) {
        return 100 * share;
    }
}
