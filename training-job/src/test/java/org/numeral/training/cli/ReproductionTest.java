package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReproductionTest {

    @Test
    void isTheCommandThatWasGiven() {
        assertThat(
                        new Reproduction(List.of("train", "--seed=3", "--data-dir", "my digits"))
                                .command())
                .isEqualTo("numeral train --seed=3 --data-dir 'my digits'");
    }

    @Test
    void trainsWhereThereIsAModelAlready() {
        assertThat(new Reproduction(List.of("train", "--if-missing", "--seed=3")).command())
                .isEqualTo("numeral train --seed=3");
        assertThat(new Reproduction(List.of("train", "--if-missing=true")).command())
                .isEqualTo("numeral train");
    }

    @Test
    void namesWhatWasLeftToTheMachine() {
        Reproduction given =
                new Reproduction(
                        List.of("train", "--dataset", "auto", "--workers=0", "--epochs=2"));

        assertThat(given.with("--dataset", "mnist").with("--workers", "4").command())
                .isEqualTo("numeral train --epochs=2 --dataset mnist --workers 4");
    }
}
