package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleParserTest {

    @Test
    void readsHeadsStrokesAndPoints() {
        List<DigitStyle> styles =
                StyleParser.parse(
                        """
                        # a comment

                        7 with-crossbar 3
                         -2~5,8 56,4~4! 20,100
                         0,50 60,46
                        1 bar 10
                         20,0 20,100
                        """);

        assertThat(styles)
                .extracting(DigitStyle::digit, DigitStyle::name, DigitStyle::share)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7, "with-crossbar", 3),
                        org.assertj.core.groups.Tuple.tuple(1, "bar", 10));
        assertThat(styles.get(0).strokes()).hasSize(2);
        assertThat(styles.get(0).strokes().get(0))
                .containsExactly(
                        new ControlPoint(-2, 8, 5, 2.5, false),
                        new ControlPoint(56, 4, 2.5, 4, true),
                        new ControlPoint(20, 100, 2.5, 2.5, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 plain 3\n 0,8 56",
                "7 plain 3\n 0,8",
                "7 plain 3\n 0,8 56,4?",
                "7 plain\n 0,8 56,4",
                "seven plain 3\n 0,8 56,4",
                " 0,8 56,4"
            })
    void saysWhichLineCannotBeRead(String text) {
        assertThatThrownBy(() -> StyleParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("line [12] of the digit styles cannot be read: .+");
    }

    @Test
    void refusesAStyleWithoutStrokesOrShare() {
        assertThatThrownBy(() -> StyleParser.parse("7 plain 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("style plain has no stroke");
        assertThatThrownBy(() -> StyleParser.parse("7 plain 0\n 0,8 56,4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("style plain has the share 0");
    }
}
