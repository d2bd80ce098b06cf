package org.numeral.training.calibration;

import java.util.Arrays;
import java.util.List;
import org.numeral.model.digit.ConfidenceBands;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata.Baseline;

/** Counts what a model's answers look like, for the service to notice when its pictures change. */
public final class Baselines {

    private Baselines() {}

    /**
     * The baseline of some answers.
     *
     * @param answers n x 10 probabilities, row by row
     * @return how often each digit was answered, and how surely
     */
    public static Baseline of(float[] answers) {
        int[] digits = new int[Prediction.CLASSES];
        int[] confidence = new int[ConfidenceBands.COUNT];
        for (int row = 0; row < answers.length; row += Prediction.CLASSES) {
            Prediction.Candidate best =
                    Prediction.of(Arrays.copyOfRange(answers, row, row + Prediction.CLASSES))
                            .best();
            digits[best.digit()]++;
            confidence[ConfidenceBands.of(best.probability())]++;
        }
        return new Baseline(list(digits), list(confidence));
    }

    private static List<Integer> list(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
