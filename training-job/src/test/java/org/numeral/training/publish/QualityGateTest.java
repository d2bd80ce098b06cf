package org.numeral.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.publish.QualityGate.Incumbent;

class QualityGateTest {

    private final QualityGate gate = new QualityGate(0.98, 0.002);

    @Test
    void goodEnoughWithoutAnIncumbentPasses() {
        assertThat(gate.objections(figures(0.98), false, Optional.empty())).isEmpty();
    }

    @Test
    void belowTheLeastAccuracyIsRefused() {
        assertThat(gate.objections(figures(0.9799), false, Optional.empty()))
                .containsExactly(
                        "its accuracy on the test set is 97.99 %, less than the 98.00 % that --min-accuracy asks for");
    }

    @Test
    void aLittleWorseThanTheIncumbentIsTolerated() {
        assertThat(gate.objections(figures(0.9901), false, incumbent(0.992, false))).isEmpty();
    }

    @Test
    void worseThanTheIncumbentIsRefused() {
        assertThat(gate.objections(figures(0.9899), false, incumbent(0.992, false)))
                .containsExactly(
                        "its accuracy on the test set is 98.99 %, but the current model v1 reaches 99.20 % on the same pictures and --tolerance allows 0.20 points less");
    }

    @Test
    void syntheticDoesNotReplaceRealHandwriting() {
        assertThat(gate.objections(figures(0.999), true, incumbent(0.9, false)))
                .containsExactly(
                        "it was trained on synthetic digits, and the current model v1 on real handwriting: publish it into another --model-dir");
        assertThat(gate.objections(figures(0.999), true, incumbent(0.9, true))).isEmpty();
        assertThat(gate.objections(figures(0.999), false, incumbent(0.9, true))).isEmpty();
    }

    @Test
    void valuesThatAreNoSharesAreRefused() {
        assertThatThrownBy(() -> new QualityGate(99, -1))
                .hasMessage(
                        """
                        --min-accuracy is 99.0; it can be 0 to 1 (0.99 is 99 %)
                        --tolerance is -1.0; it can be 0 to 1 (0.002 is 0.2 percentage points)""");
    }

    private static Optional<Incumbent> incumbent(double accuracy, boolean synthetic) {
        return Optional.of(new Incumbent("v1", accuracy, synthetic));
    }

    private static Figures figures(double accuracy) {
        return new Figures(10_000, accuracy, accuracy, accuracy, List.of(), List.of());
    }
}
