package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.numeral.model.store.ModelMetadata.Baseline;

class BaselinesTest {

    @Test
    void countsAnswersByDigitAndByConfidence() {
        Baseline baseline =
                Baselines.of(
                        new float[] {
                            0.9995f, 0.0005f, 0, 0, 0, 0, 0, 0, 0, 0, // 0, as sure as it gets
                            0, 0, 0, 0, 0, 0, 0, 0.04f, 0, 0.96f, // 9, 0.95 to 0.98
                            0.3f, 0.25f, 0.1f, 0.35f, 0, 0, 0, 0, 0, 0, // 3, below a half
                            1, 0, 0, 0, 0, 0, 0, 0, 0, 0
                        });

        assertThat(baseline.digits()).isEqualTo(List.of(2, 0, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(baseline.confidence()).isEqualTo(List.of(1, 0, 0, 0, 1, 0, 0, 0, 0, 2));
    }
}
