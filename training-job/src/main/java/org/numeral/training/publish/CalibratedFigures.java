package org.numeral.training.publish;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.store.ModelMetadata.Baseline;
import org.numeral.model.store.ModelMetadata.Calibration;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.calibration.Abstention;
import org.numeral.training.calibration.Baselines;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.calibration.TemperatureScaling;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.ParallelClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a network's answers are worth, after it was calibrated.
 *
 * @param temperature that its logits are divided by
 * @param abstention from when on it recognises a digit
 * @param baseline what its answers on the validation set look like
 * @param validation figures on the validation set
 * @param test figures on the test set
 * @param testAnswers n x 10 probabilities, row by row
 * @param testAnswersBefore the same before the calibration
 * @param testError expected calibration error on the test set, 0 to 1
 */
public record CalibratedFigures(
        TemperatureScaling temperature,
        AbstentionRule abstention,
        Baseline baseline,
        Figures validation,
        Figures test,
        float[] testAnswers,
        float[] testAnswersBefore,
        double testError) {

    private static final Logger LOG = LoggerFactory.getLogger(CalibratedFigures.class);

    /**
     * Calibrates a network in place and evaluates it. Temperature and threshold are chosen by the
     * validation set; the test set is only looked at.
     *
     * @param network with its final weights
     * @param classifier that reads this network's weights
     * @param validation the validation set
     * @param test the test set
     * @return the figures
     */
    public static CalibratedFigures calibrate(
            MultiLayerNetwork network,
            ParallelClassifier classifier,
            LabelledDigits validation,
            LabelledDigits test) {
        TemperatureScaling temperature =
                TemperatureScaling.fit(classifier.probabilities(validation), validation);
        temperature.remark().ifPresent(LOG::info);
        float[] before = classifier.probabilities(test);
        temperature.applyTo(network);
        float[] validationAnswers = classifier.probabilities(validation);
        float[] testAnswers = classifier.probabilities(test);
        return new CalibratedFigures(
                temperature,
                Abstention.choose(validationAnswers),
                Baselines.of(validationAnswers),
                FiguresCalculator.of(validation, validationAnswers),
                FiguresCalculator.of(test, testAnswers),
                testAnswers,
                before,
                Reliability.of(testAnswers, test).expectedCalibrationError());
    }

    /**
     * The calibration as the metadata record it.
     *
     * @return temperature and errors
     */
    Calibration calibration() {
        return new Calibration(
                temperature.temperature(),
                temperature.errorBefore(),
                temperature.errorAfter(),
                testError);
    }
}
