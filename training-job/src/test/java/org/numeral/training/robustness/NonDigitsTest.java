package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NonDigitsTest {

    private static final int KINDS = NonDigitKind.values().length;

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePictures(NonDigitFamily family) {
        List<NonDigit> few = NonDigits.draw(family, 2 * KINDS, 5);

        assertThat(NonDigits.draw(family, 3 * KINDS, 5)).startsWith(few.toArray(NonDigit[]::new));
        assertThat(NonDigits.draw(family, 2 * KINDS, 6)).isNotEqualTo(few);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsShare(NonDigitFamily family) {
        Map<NonDigitKind, Long> counts =
                NonDigits.draw(family, 3 * KINDS, 1).stream()
                        .collect(
                                Collectors.groupingBy(
                                        NonDigit::kind,
                                        () -> new EnumMap<>(NonDigitKind.class),
                                        Collectors.counting()));

        assertThat(counts).hasSize(KINDS);
        assertThat(counts.values()).containsOnly(3L);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenReachesTheNetwork(NonDigitFamily family) {
        assertThat(NonDigits.draw(family, 20 * KINDS, 1))
                .filteredOn(
                        each ->
                                each.kind() != NonDigitKind.BLANK
                                        && each.kind() != NonDigitKind.NOISE)
                .allMatch(each -> each.input().isPresent());
    }

    @Test
    void theFamiliesShareNothingThatIsWritten() {
        Set<String> training = names(NonDigitFamily.TRAINING);
        Set<String> test = names(NonDigitFamily.TEST);

        assertThat(training).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(test);
    }

    @Test
    void lettersThatLookLikeDigitsAreLeftOut() {
        assertThat(Glyphs.load())
                .extracting(Glyph::name)
                .doesNotContainAnyElementsOf(
                        List.of(
                                "O", "o", "D", "Q", "I", "l", "i", "j", "J", "r", "Z", "z", "S",
                                "s", "G", "b", "B", "a", "g", "q", "y"));
    }

    @Test
    void bothFamiliesHaveLettersShapesAndMarks() {
        List<Glyph> glyphs = Glyphs.load();
        for (NonDigitFamily family : NonDigitFamily.values()) {
            for (NonDigitKind kind :
                    List.of(NonDigitKind.LETTER, NonDigitKind.SHAPE, NonDigitKind.MARK)) {
                assertThat(glyphs)
                        .filteredOn(g -> g.family() == family && g.kind() == kind)
                        .hasSizeGreaterThanOrEqualTo(6);
            }
        }
    }

    @Test
    void aGlyphThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Glyphs.parse("training letter\n 0,0 1,1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("training letter");
        assertThatThrownBy(() -> Glyphs.parse("training letter K"))
                .hasMessageContaining("glyph K has no stroke");
        assertThatThrownBy(() -> Glyphs.parse("test letter K\n 0,0 one,1"))
                .hasMessageContaining("one,1");
    }

    private static Set<String> names(NonDigitFamily family) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 200 * KINDS; i++) {
            NonDigitKind kind = NonDigitKind.values()[i % KINDS];
            if (kind != NonDigitKind.BLANK && kind != NonDigitKind.NOISE) {
                names.add(NonDigits.picture(family, i, 3).name());
            }
        }
        return names;
    }
}
