package org.numeral.training.job;

import java.util.Comparator;
import java.util.Optional;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.store.ModelCard;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;
import org.numeral.training.publish.CalibratedFigures;
import org.numeral.training.report.Abstention;
import org.numeral.training.report.ReportData;
import org.numeral.training.report.RobustnessRow;
import org.numeral.training.robustness.KindFigures;
import org.numeral.training.robustness.RefusalFigures;
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
 * @param refusals what was not recognised as a digit
 */
record PictureTrial(RobustnessFigures robustness, RefusalFigures refusals) {

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
                    percent(trial.refusals.average()),
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
        int pictures = Math.min(examples, test.size());
        return new PictureTrial(
                new RobustnessEvaluation(test, pictures, SEED, workers).evaluate(classifier),
                RefusalFigures.of(figures.abstention(), classifier, test, pictures, SEED));
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
                                words(refusals.rule().score()),
                                refusals.rule().threshold(),
                                refusals.digits(),
                                refusals.nonDigits().entrySet().stream()
                                        .map(
                                                kind ->
                                                        new Abstention.Kind(
                                                                kind.getKey().label(),
                                                                kind.getValue()))
                                        .toList()));
    }

    /**
     * The figures in short.
     *
     * @return for the model card
     */
    ModelCard.Trial forCard() {
        KindFigures hardest =
                robustness.kinds().stream()
                        .filter(figures -> figures.kind() != RobustnessKind.PLAIN)
                        .min(Comparator.comparingDouble(KindFigures::accuracy))
                        .orElseThrow();
        return new ModelCard.Trial(
                hardest.examples(),
                robustness.average(),
                hardest.kind().label(),
                hardest.accuracy(),
                refusals.average(),
                refusals.digits().value());
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
