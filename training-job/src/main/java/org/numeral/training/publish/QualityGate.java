package org.numeral.training.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelMetadata.Figures;

/**
 * Decides whether a candidate may replace the current model.
 *
 * @param minAccuracy the least accuracy on the test set, 0 to 1
 * @param tolerance how much less accurate than the current model it may be, 0 to 1, both evaluated
 *     on the same test set
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
     * The model that a candidate would replace.
     *
     * @param id its version
     * @param accuracy on the candidate's test set, 0 to 1
     * @param synthetic whether it was trained on digits that the project draws itself
     */
    public record Incumbent(String id, double accuracy, boolean synthetic) {}

    /**
     * Judges a candidate.
     *
     * @param candidate its figures on the test set
     * @param synthetic whether it was trained on digits that the project draws itself
     * @param incumbent the current model; empty if there is none that could be read
     * @return why it is refused, a sentence each; empty if it may be published
     */
    public List<String> objections(
            Figures candidate, boolean synthetic, Optional<Incumbent> incumbent) {
        List<String> objections = new ArrayList<>();
        if (candidate.accuracy() < minAccuracy) {
            objections.add(
                    "its accuracy on the test set is %.2f %%, less than the %.2f %% that --min-accuracy asks for"
                            .formatted(percent(candidate.accuracy()), percent(minAccuracy)));
        }
        incumbent.ifPresent(
                current -> {
                    if (candidate.accuracy() < current.accuracy() - tolerance) {
                        objections.add(
                                "its accuracy on the test set is %.2f %%, but the current model %s reaches %.2f %% on the same pictures and --tolerance allows %.2f points less"
                                        .formatted(
                                                percent(candidate.accuracy()),
                                                current.id(),
                                                percent(current.accuracy()),
                                                percent(tolerance)));
                    }
                    if (synthetic && !current.synthetic()) {
                        objections.add(
                                "it was trained on synthetic digits, and the current model %s on real handwriting: publish it into another --model-dir"
                                        .formatted(current.id()));
                    }
                });
        return objections;
    }

    private static double percent(double share) {
        return 100 * share;
    }
}
