package org.numeral.training.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata.ClassFigures;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.data.LabelledDigits;

/** From probabilities to figures. */
public final class FiguresCalculator {

    private FiguresCalculator() {}

    /**
     * The figures of a dataset that was classified. The confidence interval is Wilson's (JASA 22,
     * 1927), which holds near 100 % too.
     *
     * @param digits the dataset
     * @param probabilities n x 10, row by row
     * @return accuracy with its 95 % confidence interval, figures of each class, confusion matrix
     */
    public static Figures of(LabelledDigits digits, float[] probabilities) {
        Evaluation evaluation = new Evaluation(Prediction.CLASSES);
        float[] labels = new float[probabilities.length];
        for (int i = 0; i < digits.size(); i++) {
            labels[i * Prediction.CLASSES + digits.label(i)] = 1;
        }
        long[] shape = {digits.size(), Prediction.CLASSES};
        try (INDArray truth = Nd4j.create(labels, shape);
                INDArray predicted = Nd4j.create(probabilities, shape)) {
            evaluation.eval(truth, predicted);
        }
        int right = (int) Math.round(evaluation.accuracy() * digits.size());
        Proportion accuracy = Proportion.of(right, digits.size());
        return new Figures(
                digits.size(),
                evaluation.accuracy(),
                accuracy.low(),
                accuracy.high(),
                IntStream.range(0, Prediction.CLASSES)
                        .mapToObj(digit -> classFigures(evaluation, digit))
                        .toList(),
                IntStream.range(0, Prediction.CLASSES)
                        .mapToObj(truth -> confusionRow(evaluation, truth))
                        .toList());
    }

    private static ClassFigures classFigures(Evaluation evaluation, int digit) {
        return new ClassFigures(
                evaluation.precision(digit),
                evaluation.recall(digit),
                evaluation.f1(digit),
                evaluation.getConfusionMatrix().getActualTotal(digit));
    }

    private static List<Integer> confusionRow(Evaluation evaluation, int truth) {
        return IntStream.range(0, Prediction.CLASSES)
                .mapToObj(predicted -> evaluation.getConfusionMatrix().getCount(truth, predicted))
                .toList();
    }
}
