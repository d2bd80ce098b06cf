package org.numeral.training.trainer;

import java.util.Comparator;
import java.util.List;

/**
 * Which epoch's weights to publish: the last whose validation accuracy is within one standard error
 * of the best (the rule of Breiman, Friedman, Olshen and Stone, "Classification and Regression
 * Trees", 1984). The highest accuracy alone would often be that of an epoch in the middle of the
 * schedule which had the luck of two or three digits more; the last epochs have the lowest learning
 * rate. Cross-entropy is no better a judge: it grows with the confidence in the answers to digits
 * whose label is doubtful, while the accuracy stays.
 */
final class BestEpoch {

    private BestEpoch() {}

    /**
     * Whether the last epoch is to be published rather than those before it.
     *
     * @param history of one epoch or more
     * @param examples size of the validation set
     * @return true for the first epoch
     */
    static boolean isAsGoodAsTheBest(List<EpochFigures> history, int examples) {
        double best = best(history).validationAccuracy();
        double standardError = Math.sqrt(best * (1 - best) / examples);
        return history.get(history.size() - 1).validationAccuracy() >= best - standardError;
    }

    /**
     * How long the accuracy has not been exceeded.
     *
     * @param history of any number of epochs
     * @return epochs after the first one of the highest accuracy
     */
    static int epochsSinceTheBest(List<EpochFigures> history) {
        return history.isEmpty() ? 0 : history.size() - best(history).epoch();
    }

    private static EpochFigures best(List<EpochFigures> history) {
        // of equally good ones the first
        return history.stream()
                .max(
                        Comparator.comparingDouble(EpochFigures::validationAccuracy)
                                .thenComparing(
                                        Comparator.comparingInt(EpochFigures::epoch).reversed()))
                .orElseThrow();
    }
}
