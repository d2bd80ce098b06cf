package org.numeral.training.evaluation;

import java.io.IOException;
import java.util.Arrays;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.LabelledDigits;

/** What a published version answers. */
public final class VersionAnswers {

    private VersionAnswers() {}

    /**
     * Lets a version classify a dataset.
     *
     * @param store holds it
     * @param version of that store
     * @param digits the dataset
     * @param workers threads, 1 or more
     * @return n x 10 probabilities, row by row
     * @throws IOException if the version cannot be read
     */
    public static float[] probabilities(
            ModelStore store, ModelVersion version, LabelledDigits digits, int workers)
            throws IOException {
        try (DigitClassifier classifier = DigitClassifier.load(store.readModel(version));
                ParallelClassifier parallel = new ParallelClassifier(classifier, workers)) {
            return parallel.probabilities(digits);
        }
    }

    /**
     * The most probable digits.
     *
     * @param probabilities n x 10, row by row
     * @return n digits; of equally probable ones the smallest
     */
    public static int[] mostProbable(float[] probabilities) {
        int[] answers = new int[probabilities.length / Prediction.CLASSES];
        Arrays.setAll(answers, row -> ParallelClassifier.mostProbable(probabilities, row));
        return answers;
    }
}
