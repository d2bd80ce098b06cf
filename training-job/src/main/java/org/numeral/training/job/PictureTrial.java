package org.numeral.training.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;
import org.numeral.training.publish.CalibratedFigures;
import org.numeral.training.report.Abstention;
import org.numeral.training.report.ReportData;
import org.numeral.training.report.RobustnessRow;
import org.numeral.training.robustness.NonDigit;
import org.numeral.training.robustness.NonDigitFamily;
import org.numeral.training.robustness.NonDigitKind;
import org.numeral.training.robustness.NonDigitRefusals;
import org.numeral.training.robustness.NonDigits;
import org.numeral.training.robustness.RobustnessEvaluation;
import org.numeral.training.robustness.RobustnessFigures;
import org.numeral.training.robustness.RobustnessKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trained network makes of pictures as people write and photograph them, and of pictures
 * that show no digit. The pictures are the same in every run with the same test set, so that
 * reports can be compared; nothing is chosen by them.
 *
 * @param robustness how digits were read
 * @param rule when a picture is not recognised as a digit
 * @param digits of the test set's digits as they are, the share that is refused wrongly
 * @param nonDigits of pictures that show no digit, the share that is refused rightly
 */
record PictureTrial(
        RobustnessFigures robustness,
        AbstentionRule rule,
        Proportion digits,
        Map<NonDigitKind, Proportion> nonDigits) {

    private static final Logger LOG = LoggerFactory.getLogger(PictureTrial.class);

    /** The default of numeral robustness, which so gives the same figures. */
    private static final long SEED = 1;

    /**
     * Tries a network out. A trial that fails is no reason to lose the network: the report then
     * says that nothing was measured.
     *
     * @param classifier the network, calibrated; not closed
     * @param test the test set
     * @param figures of the network, with its abstention rule
     * @param examples pictures of each kind; 0 for no trial; at most as many as there are digits
     *     are made
     * @param workers threads, 1 or more
     * @return the figures; empty if there was no trial, or it failed
     */
    static Optional<PictureTrial> run(
            ParallelClassifier classifier,
            LabelledDigits test,
            CalibratedFigures figures,
            int examples,
            int workers) {
        if (examples == 0) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        try {
            PictureTrial trial = of(classifier, test, figures, examples, workers);
            LOG.info(
                    "Pictures as people write and photograph digits: {} read right; pictures that show no digit: {} refused ({} s)",
                    percent(trial.robustness.average()),
                    percent(trial.refusedShare()),
                    "%.1f".formatted((System.nanoTime() - start) / 1e9));
            return Optional.of(trial);
        } catch (RuntimeException | LinkageError e) { // also a JVM without its graphics libraries
            LOG.warn("Robustness could not be measured and is left out of the report", e);
            return Optional.empty();
        }
    }

    private static PictureTrial of(
            ParallelClassifier classifier,
            LabelledDigits test,
            CalibratedFigures figures,
            int examples,
            int workers) {
        RobustnessFigures robustness =
                new RobustnessEvaluation(test, Math.min(examples, test.size()), SEED, workers)
                        .evaluate(classifier);
        List<NonDigit> nonDigits =
                NonDigits.draw(NonDigitFamily.TEST, examples * NonDigitKind.values().length, SEED);
        return new PictureTrial(
                robustness,
                figures.abstention(),
                figures.refusedDigits(),
                NonDigitRefusals.of(nonDigits, figures.abstention(), classifier));
    }

    /**
     * Puts the figures into a report.
     *
     * @param report without them
     * @return a copy with them
     */
    ReportData addTo(ReportData report) {
        return report.withRobustness(
                        robustness.kinds().stream()
                                // the test set itself, of which the report tells already
                                .filter(figures -> figures.kind() != RobustnessKind.PLAIN)
                                .map(
                                        figures ->
                                                new RobustnessRow(
                                                        "%s (%s)"
                                                                .formatted(
                                                                        figures.kind().label(),
                                                                        figures.kind()
                                                                                .description()),
                                                        Proportion.of(
                                                                figures.right(),
                                                                figures.examples())))
                                .toList())
                .withAbstention(
                        new Abstention(
                                words(rule.score()),
                                rule.threshold(),
                                digits,
                                nonDigits.entrySet().stream()
                                        .map(
                                                kind ->
                                                        new Abstention.Kind(
                                                                kind.getKey().label(),
                                                                kind.getValue()))
                                        .toList()));
    }

    /** The mean of the kinds, each with the same weight. */
    private double refusedShare() {
        return nonDigits.values().stream().mapToDouble(Proportion::value).average().orElseThrow();
    }

    private static String words(AbstentionScore score) {
        return switch (score) {
            case MAX_PROBABILITY -> "the greatest probability";
            case MARGIN -> "the distance between the two greatest probabilities";
            case NEGATIVE_ENTROPY -> "the negative entropy of the probabilities (nats)";
            case NEGATIVE_SOFT_ENTROPY ->
                    "the negative entropy of the probabilities' square roots, scaled to add up to 1 (nats)";
        };
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }
}
