package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.numeral.training.robustness.NonDigitKind.BLANK;
import static org.numeral.training.robustness.NonDigitKind.LETTER;
import static org.numeral.training.robustness.NonDigitKind.NOISE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.TestModels;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;

class NonDigitRefusalsTest {

    private static final AbstentionRule NONE = rule(0);
    private static final AbstentionRule ALL = rule(1.1);

    private static MultiLayerNetwork network;
    private static ParallelClassifier classifier;

    private final List<NonDigit> pictures =
            List.of(
                    seen(LETTER, "K"),
                    new NonDigit(LETTER, "K", Optional.empty()),
                    seen(NOISE, "noise"),
                    new NonDigit(BLANK, "blank", Optional.empty()));

    @BeforeAll
    static void open() {
        network = TestModels.untrained(1);
        classifier = new ParallelClassifier(network, 1);
    }

    @AfterAll
    static void close() {
        classifier.close();
        network.close();
    }

    private static NonDigit seen(NonDigitKind kind, String name) {
        return new NonDigit(kind, name, Optional.of(DigitImage.of(new byte[784])));
    }

    private static AbstentionRule rule(double threshold) {
        return new AbstentionRule(AbstentionScore.MAX_PROBABILITY, threshold);
    }

    @Test
    void aPictureWithoutInkIsRefusedWhateverTheRule() {
        Map<NonDigitKind, Proportion> shares = NonDigitRefusals.of(pictures, NONE, classifier);

        assertThat(shares.keySet()).containsExactly(LETTER, BLANK, NOISE);
        assertThat(shares)
                .containsEntry(LETTER, Proportion.of(1, 2))
                .containsEntry(NOISE, Proportion.of(0, 1))
                .containsEntry(BLANK, Proportion.of(1, 1));
    }

    @Test
    void theRuleRefusesTheRest() {
        assertThat(NonDigitRefusals.of(pictures, ALL, classifier).values())
                .allSatisfy(share -> assertThat(share.value()).isEqualTo(1));
    }

    @Test
    void nothingIsRefusedOfNothing() {
        assertThat(NonDigitRefusals.of(List.of(), ALL, classifier)).isEmpty();
    }
}
