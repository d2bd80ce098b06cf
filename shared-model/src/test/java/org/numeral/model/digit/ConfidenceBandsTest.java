package org.numeral.model.digit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceBandsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "0.5, 1", "0.69, 1", "0.9, 3", "0.9989, 8", "0.999, 9", "1, 9"})
    void anEdgeBelongsToTheBandThatItBegins(float probability, int band) {
        assertThat(ConfidenceBands.of(probability)).isEqualTo(band);
    }
}
