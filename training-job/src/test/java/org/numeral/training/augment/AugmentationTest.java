package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    @Test
    void recordsEverySetting() {
        assertThat(new Augmentation(1, 0.02, 0.03, 0.4, 0.5, 6, 0.07, 0.08).toMap())
                .isEqualTo(
                        Map.of(
                                "augmentation.rotation", "1.0",
                                "augmentation.scale", "0.02",
                                "augmentation.shear", "0.03",
                                "augmentation.shift", "0.4",
                                "augmentation.elastic", "0.5",
                                "augmentation.elasticSmoothness", "6.0",
                                "augmentation.stroke", "0.07",
                                "augmentation.contrast", "0.08"));
    }

    @Test
    void reportsAllThatIsWrongTogether() {
        assertThatThrownBy(() -> new Augmentation(31, -0.1, 1, 5, 4, 1, 0.6, Double.NaN))
                .hasMessage(
                        """
                        augmentation's rotation is 31.0; it can be 0 to 30 degrees
                        augmentation's scale is -0.1; it can be 0 to 0.3
                        augmentation's shear is 1.0; it can be 0 to 0.5
                        augmentation's shift is 5.0; it can be 0 to 4 pixels
                        augmentation's elastic is 4.0; it can be 0 to 3 pixels
                        augmentation's elasticSmoothness is 1.0; it can be 2 to 14 pixels
                        augmentation's stroke is 0.6; it can be 0 to 0.5 pixels
                        augmentation's contrast is NaN; it can be 0 to 0.5""");
    }

    @Test
    void theLimitsThemselvesAreRight() {
        assertThat(Augmentation.problems(30, 0.3, 0.5, 4, 3, 14, 0.5, 0.5)).isEmpty();
        assertThat(Augmentation.problems(0, 0, 0, 0, 0, 2, 0, 0)).isEmpty();
    }

    @Test
    void strengthMultipliesAllButTheSmoothness() {
        assertThat(new Augmentation(8, 0.2, 0.4, 2, 1, 6, 0.2, 0.4).times(0.5))
                .isEqualTo(new Augmentation(4, 0.1, 0.2, 1, 0.5, 6, 0.1, 0.2));
        assertThat(Augmentation.STANDARD.times(0)).isEqualTo(Augmentation.NONE);
        assertThat(Augmentation.STANDARD.withElastic(0.5).withElastic(0))
                .isEqualTo(Augmentation.STANDARD);
        assertThatThrownBy(() -> Augmentation.STANDARD.withElastic(4))
                .hasMessage("augmentation's elastic is 4.0; it can be 0 to 3 pixels");
        assertThatThrownBy(() -> Augmentation.STANDARD.times(-1))
                .hasMessageStartingWith("augmentation's rotation is -");
    }
}
