package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.testing.TestModels;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;
import org.numeral.training.synthetic.SyntheticSource;

class RefusalFiguresTest {

    private static final AbstentionRule RULE =
            new AbstentionRule(AbstentionScore.MAX_PROBABILITY, 1.1);

    @Test
    void countsEveryKindAndTheDigits() {
        LabelledDigits digits = new SyntheticSource(1, 10, 20).load().test();
        MultiLayerNetwork network = TestModels.untrained(1);
        try (ParallelClassifier classifier = new ParallelClassifier(network, 1)) {
            RefusalFigures figures = RefusalFigures.of(RULE, classifier, digits, 3, 1);

            assertThat(figures.digits()).isEqualTo(Proportion.of(20, 20));
            assertThat(figures.nonDigits().values()).containsOnly(Proportion.of(3, 3));
        } finally {
            network.close();
        }
    }

    @Test
    void averagesTheKindsAndWritesALineForEach() {
        Map<NonDigitKind, Proportion> shares = all(4);
        shares.put(NonDigitKind.SEVERAL_DIGITS, Proportion.of(1, 8));
        RefusalFigures figures = new RefusalFigures(RULE, Proportion.of(1, 100), shares);

        assertThat(figures.average()).isCloseTo((6 + 0.125) / 7, within(1e-9));
        assertThat(figures.format())
                .contains("several digits     12.50 %", "average            87.50 %")
                .endsWith("digits              1.00 %" + System.lineSeparator())
                .hasLineCount(1 + 7 + 2);
    }

    @Test
    void refusesToBeWithoutAKind() {
        Map<NonDigitKind, Proportion> shares = all(1);
        shares.remove(NonDigitKind.NOISE);

        assertThatThrownBy(() -> new RefusalFigures(RULE, Proportion.of(1, 100), shares))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not all kinds");
    }

    private static Map<NonDigitKind, Proportion> all(int examples) {
        Map<NonDigitKind, Proportion> shares = new EnumMap<>(NonDigitKind.class);
        for (NonDigitKind kind : NonDigitKind.values()) {
            shares.put(kind, Proportion.of(examples, examples));
        }
        return shares;
    }
}
