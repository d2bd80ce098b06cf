package org.numeral.training.trainer;

import java.time.Duration;
import java.util.List;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;

/**
 * Trained networks whose mean answers another one learns.
 *
 * @param networks all open; none if the labels are to be learned
 * @param duration of their training
 */
record Teachers(List<DigitClassifier> networks, Duration duration) implements AutoCloseable {

    static Teachers none() {
        return new Teachers(List.of(), Duration.ZERO);
    }

    /**
     * Answers for one thread.
     *
     * @return shares the networks' weights
     */
    Answers answers() {
        return new Answers(networks.stream().map(DigitClassifier::replica).toList());
    }

    @Override
    public void close() {
        networks.forEach(DigitClassifier::close);
    }

    /** Used by one thread. */
    record Answers(List<DigitClassifier> networks) {

        /**
         * Replaces the targets of some examples by the teachers' mean probabilities; without
         * teachers they stay.
         *
         * @param batch holds the examples
         * @param from position of the first
         * @param count how many
         */
        void replaceTargets(Batch batch, int from, int count) {
            if (networks.isEmpty()) {
                return;
            }
            float[] inputs = new float[count * DigitImage.PIXELS];
            System.arraycopy(batch.inputs(), from * DigitImage.PIXELS, inputs, 0, inputs.length);
            float[] mean = new float[count * Prediction.CLASSES];
            for (DigitClassifier network : networks) {
                float[] answers = network.probabilities(inputs, count);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += answers[i] / networks.size();
                }
            }
            System.arraycopy(mean, 0, batch.targets(), from * Prediction.CLASSES, mean.length);
        }
    }
}
