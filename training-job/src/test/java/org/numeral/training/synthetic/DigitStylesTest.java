package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitStylesTest {

    @Test
    void shipsSeveralStylesOfEveryDigitWithNamesOfTheirOwn() {
        DigitStyles styles = DigitStyles.load();

        for (int digit = 0; digit <= 9; digit++) {
            assertThat(styles.of(digit)).hasSizeGreaterThanOrEqualTo(6);
            assertThat(styles.of(digit)).extracting(DigitStyle::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void choosesEachStyleAsOftenAsItsShare() {
        DigitStyles styles = DigitStyles.load();
        List<DigitStyle> sevens = styles.of(7);
        int shares = sevens.stream().mapToInt(DigitStyle::share).sum();

        Map<DigitStyle, Long> chosen =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> styles.choose(7, new Chance(1, 1, i)))
                        .collect(Collectors.groupingBy(style -> style, Collectors.counting()));

        for (DigitStyle style : sevens) {
            double expected = 20_000.0 * style.share() / shares;
            assertThat((double) chosen.get(style))
                    .as(style.name())
                    .isBetween(0.8 * expected, 1.2 * expected);
        }
    }

    @Test
    void refusesADigitWithoutStyle() {
        List<DigitStyle> onlyOnes = StyleParser.parse("1 bar 1\n 20,0 20,100");

        assertThatThrownBy(() -> new DigitStyles(onlyOnes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no style for digit 0");
    }
}
