package org.numeral.training.calibration;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/**
 * Temperature scaling (Guo et al., On Calibration of Modern Neural Networks, 2017): all logits are
 * divided by one number T, chosen to minimise the negative log-likelihood of a validation set.
 * Which digit is most probable does not change, only how probable.
 *
 * <p>p = softmax(z / T)
 *
 * @param temperature T, above 0; 1 changes nothing, more than 1 makes less sure
 * @param errorBefore expected calibration error on the validation set without it, 0 to 1
 * @param errorAfter with it
 * @param remark why the temperature is not the one that the data ask for; empty if it is
 */
public record TemperatureScaling(
        double temperature, double errorBefore, double errorAfter, Optional<String> remark) {

    /** Below this a set says little of how sure a good network may be. */
    static final int FEWEST_EXAMPLES = 200;

    static final double LOWEST = 0.1;
    static final double HIGHEST = 10;

    /** Brent's method comes close to the end of its range and never quite there. */
    private static final double BOUND_MARGIN = 1.001;

    private static final double TOLERANCE = 1e-8;
    private static final int MOST_EVALUATIONS = 200;

    /** Checks the temperature. */
    public TemperatureScaling {
        requireTemperature(temperature);
        Objects.requireNonNull(remark, "remark is null");
    }

    /**
     * Chooses the temperature for a network. A set without a wrong answer would ask for a
     * temperature of 0, and a tiny one for a random number: the network is then left as it is.
     *
     * @param probabilities the network's softmax output for the validation set, n x 10, row by row
     * @param digits the validation set
     * @return the temperature with the errors before and after
     * @throws IllegalArgumentException if the lengths do not fit, or there are no pictures
     */
    public static TemperatureScaling fit(float[] probabilities, LabelledDigits digits) {
        double before = Reliability.of(probabilities, digits).expectedCalibrationError();
        if (digits.size() < FEWEST_EXAMPLES) {
            return unchanged(
                    before,
                    "The validation set has %d examples, fewer than the %d that a temperature is fitted on: the probabilities are left as they are."
                            .formatted(digits.size(), FEWEST_EXAMPLES));
        }
        LogLikelihood likelihood = new LogLikelihood(probabilities, digits);
        if (likelihood.isPerfect()) {
            return unchanged(
                    before,
                    "All %d validation examples are answered right, so nothing tells how sure is too sure: the probabilities are left as they are."
                            .formatted(digits.size()));
        }
        // the likelihood is convex in 1 / T, so there is one minimum; the logarithm spaces it
        // evenly
        double temperature =
                Math.exp(
                        new BrentOptimizer(TOLERANCE, TOLERANCE)
                                .optimize(
                                        new MaxEval(MOST_EVALUATIONS),
                                        new UnivariateObjectiveFunction(
                                                log -> likelihood.negative(Math.exp(log))),
                                        GoalType.MINIMIZE,
                                        new SearchInterval(Math.log(LOWEST), Math.log(HIGHEST), 0))
                                .getPoint());
        double after =
                Reliability.of(scale(probabilities, temperature), digits)
                        .expectedCalibrationError();
        return new TemperatureScaling(temperature, before, after, atBound(temperature));
    }

    /**
     * How well a network's probabilities fit the labels when it is calibrated on the same set.
     *
     * @param probabilities the network's softmax output, n x 10, row by row
     * @param digits the set
     * @return mean cross-entropy, nats
     * @throws IllegalArgumentException as {@link #fit}
     */
    public static double calibratedLoss(float[] probabilities, LabelledDigits digits) {
        return new LogLikelihood(probabilities, digits)
                .negative(fit(probabilities, digits).temperature());
    }

    /**
     * What a network with these probabilities answers once its logits are divided.
     *
     * @param probabilities softmax output, n x 10, row by row
     * @param temperature above 0
     * @return n x 10, row by row
     */
    public static float[] scale(float[] probabilities, double temperature) {
        requireTemperature(temperature);
        double[] logits = LogLikelihood.logits(probabilities);
        float[] scaled = new float[probabilities.length];
        for (int start = 0; start < scaled.length; start += Prediction.CLASSES) {
            double sum = 0;
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                sum += Math.exp(logits[i] / temperature);
            }
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                scaled[i] = (float) (Math.exp(logits[i] / temperature) / sum);
            }
        }
        return scaled;
    }

    /**
     * Puts the temperature into a network, in place: see {@link OutputLayerScaling}.
     *
     * @param network that is trained; its output is calibrated afterwards
     * @throws IllegalArgumentException if it does not end in an output layer with softmax
     */
    public void applyTo(MultiLayerNetwork network) {
        OutputLayerScaling.divideBy(network, temperature);
    }

    private static TemperatureScaling unchanged(double error, String why) {
        return new TemperatureScaling(1, error, error, Optional.of(why));
    }

    private static Optional<String> atBound(double temperature) {
        if (temperature > LOWEST * BOUND_MARGIN && temperature < HIGHEST / BOUND_MARGIN) {
            return Optional.empty();
        }
        return Optional.of(
                "The temperature is at the end of its range, %s to %s: the network's probabilities say little; look at its training."
                        .formatted(number(LOWEST), number(HIGHEST)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static void requireTemperature(double temperature) {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException(
                    "temperature is %s, not above 0 and finite".formatted(temperature));
        }
    }
}
