package org.numeral.model.digit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.numeral.model.digit.Prediction.Candidate;

class PredictionTest {

    private final Prediction prediction =
            Prediction.of(new float[] {.05f, .0f, .1f, .6f, .0f, .0f, .0f, .1f, .15f, .0f});

    @Test
    void bestIsTheMostProbableDigit() {
        assertThat(prediction.best()).isEqualTo(new Candidate(3, .6f));
    }

    @Test
    void topKIsInOrderAndEqualOnesByDigit() {
        assertThat(prediction.topK(4)).extracting(Candidate::digit).containsExactly(3, 8, 2, 7);
    }

    @Test
    void theArrayIsTheRow() {
        assertThat(Prediction.of(prediction.toArray())).isEqualTo(prediction);
    }

    @Test
    void kOutOfRangeIsRefused() {
        assertThatThrownBy(() -> prediction.topK(0)).hasMessage("k is 0, not 1 to 10");
        assertThatThrownBy(() -> prediction.topK(11)).hasMessage("k is 11, not 1 to 10");
    }

    @Test
    void anotherNumberOfClassesIsRefused() {
        assertThatThrownBy(() -> Prediction.of(new float[9]))
                .hasMessage("a prediction has 10 probabilities, not 9");
    }
}
