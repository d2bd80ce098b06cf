package org.numeral.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.PairedComparison.Row;

class PairedComparisonTest {

    @Test
    void countsPairsByTrueDigit() {
        LabelledDigits digits = digits(3, 3, 3, 3, 3, 8, 8);
        int[] first = {3, 3, 5, 5, 5, 8, 1};
        int[] second = {3, 5, 3, 5, 8, 8, 8};

        PairedComparison comparison = PairedComparison.of(digits, first, second);

        assertThat(comparison.byDigit().get(3)).isEqualTo(new Row(5, 1, 1, 1, 1));
        assertThat(comparison.byDigit().get(8)).isEqualTo(new Row(2, 0, 1, 0, 0));
        assertThat(comparison.byDigit().get(0)).isEqualTo(new Row(0, 0, 0, 0, 0));
        assertThat(comparison.examples()).isEqualTo(7);
        assertThat(comparison.onlyFirstRight()).isEqualTo(1);
        assertThat(comparison.onlySecondRight()).isEqualTo(2);
        assertThat(comparison.differing()).isEqualTo(4);
        assertThat(comparison.moreMistakesOfSecond()).isEqualTo(-1);
        assertThat(comparison.firstAccuracy()).isEqualTo(3 / 7.0, offset(1e-12));
        assertThat(comparison.secondAccuracy()).isEqualTo(4 / 7.0, offset(1e-12));
    }

    @Test
    void aDifferenceThatMayBeChanceIsCalledSo() {
        assertThat(counted(10_000, 30, 20).sentence("A", "B"))
                .isEqualTo(
                        "A makes 10 mistakes fewer in 10,000 than B, which proves nothing: chance alone makes such a difference in 20.3 % of cases.");
    }

    @Test
    void aDifferenceThatIsHardlyChanceIsCalledSignificant() {
        assertThat(counted(10_000, 10, 30).sentence("A", "B"))
                .isEqualTo(
                        "B makes 20 mistakes fewer in 10,000 than A: significantly better, since chance alone makes such a difference in 0.2 % of cases.");
        assertThat(counted(10_000, 100, 0).sentence("A", "B"))
                .endsWith("less than 0.1 % of cases.");
    }

    @Test
    void onePictureIsOneMistake() {
        assertThat(counted(20, 1, 0).sentence("A", "B"))
                .isEqualTo(
                        "A makes 1 mistake fewer in 20 than B, which proves nothing: chance alone makes such a difference in 100.0 % of cases.");
    }

    @Test
    void equalClassifiersAreCalledEqual() {
        assertThat(counted(500, 0, 0).sentence("A", "B"))
                .isEqualTo("A and B give the same answers to all 500 pictures.");
        assertThat(counted(500, 7, 7).sentence("A", "B"))
                .isEqualTo("A and B make equally many mistakes: nothing speaks for either.");
    }

    @Test
    void answersToOtherPicturesAreRefused() {
        assertThatThrownBy(() -> PairedComparison.of(digits(1, 2), new int[2], new int[3]))
                .hasMessage("2 and 3 answers to 2 pictures");
        assertThatThrownBy(() -> PairedComparison.of(digits(), new int[0], new int[0]))
                .hasMessage("there are no pictures to compare on");
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Row(5, -1, 0, 0, 0)).hasMessage("a count is negative");
        assertThatThrownBy(() -> new Row(5, 3, 3, 0, 0))
                .hasMessage("the counts exceed the number of pictures");
        assertThatThrownBy(() -> new PairedComparison(List.of(new Row(5, 3, 1, 0, 0))))
                .hasMessage("there are 1 rows, not 10");
    }

    private static PairedComparison counted(int examples, int onlyFirst, int onlySecond) {
        List<Row> rows = new ArrayList<>(Collections.nCopies(9, new Row(0, 0, 0, 0, 0)));
        rows.add(new Row(examples, onlyFirst, onlySecond, 0, 0));
        return new PairedComparison(rows);
    }

    private static LabelledDigits digits(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelledDigits(new byte[labels.length * DigitImage.PIXELS], bytes);
    }
}
