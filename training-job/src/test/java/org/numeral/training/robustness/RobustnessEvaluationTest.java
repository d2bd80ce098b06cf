package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numeral.model.preprocess.PreprocessingStep;
import org.numeral.model.testing.TestModels;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.synthetic.SyntheticSource;

class RobustnessEvaluationTest {

    private static final LabelledDigits DIGITS = new SyntheticSource(1, 10, 20).load().test();
    private static MultiLayerNetwork network;
    private static ParallelClassifier classifier;

    @BeforeAll
    static void open() {
        network = TestModels.untrained(1);
        classifier = new ParallelClassifier(network, 2);
    }

    @AfterAll
    static void close() {
        classifier.close();
        network.close();
    }

    @Test
    void plainReadsAsTheNetworkReads() {
        RobustnessFigures figures =
                new RobustnessEvaluation(DIGITS, DIGITS.size(), 1, 2).evaluate(classifier);

        KindFigures plain = figures.of(RobustnessKind.PLAIN);
        assertThat(plain.accuracy()).isEqualTo(classifier.accuracy(DIGITS));
        assertThat(plain.noInk()).isZero();
    }

    @Test
    void theFiguresDoNotDependOnTheThreads() {
        assertThat(new RobustnessEvaluation(DIGITS, 4, 1, 1).evaluate(classifier))
                .isEqualTo(new RobustnessEvaluation(DIGITS, 4, 1, 3).evaluate(classifier));
    }

    @Test
    void theAblationLeavesOutEachStepAndShowsAll() {
        RobustnessEvaluation evaluation = new RobustnessEvaluation(DIGITS, 3, 1, 2);

        AblationFigures ablation = evaluation.ablate(classifier);

        assertThat(ablation.complete()).isEqualTo(evaluation.evaluate(classifier));
        assertThat(ablation.without()).containsOnlyKeys(PreprocessingStep.values());
        assertThat(RobustnessFormat.format(ablation))
                .contains("through", "contrast", "mass", "lined paper", "average")
                .satisfies(
                        table ->
                                assertThat(table.lines())
                                        .allMatch(line -> line.length() <= RobustnessFormat.WIDTH));
    }

    @Test
    void theAverageLeavesThePlainKindOut() {
        List<KindFigures> kinds =
                IntStream.range(0, RobustnessKind.values().length)
                        .mapToObj(
                                i ->
                                        new KindFigures(
                                                RobustnessKind.values()[i],
                                                100,
                                                i == 0 ? 0 : 90,
                                                i == 0 ? 100 : 5))
                        .toList();

        RobustnessFigures figures = new RobustnessFigures(kinds);

        assertThat(figures.average()).isCloseTo(0.9, within(1e-9));
        assertThat(RobustnessFormat.format(figures))
                .contains("large canvas", " 90.00 %", "  5.00 %", "100 pictures of each");
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new RobustnessEvaluation(DIGITS, 21, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("21 examples of 20 digits");
        assertThatThrownBy(() -> new KindFigures(RobustnessKind.PLAIN, 10, 8, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RobustnessFigures(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
