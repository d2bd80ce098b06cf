package org.numeral.training.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.digit.Prediction;

/** The styles to choose from, by digit. */
final class DigitStyles {

    private static final String RESOURCE = "styles.txt";

    private final List<List<DigitStyle>> byDigit;

    /**
     * Sorts styles by digit.
     *
     * @throws IllegalArgumentException if a digit has none
     */
    DigitStyles(List<DigitStyle> styles) {
        byDigit =
                IntStream.range(0, Prediction.CLASSES)
                        .mapToObj(d -> styles.stream().filter(s -> s.digit() == d).toList())
                        .toList();
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            if (byDigit.get(digit).isEmpty()) {
                throw new IllegalArgumentException("there is no style for digit " + digit);
            }
        }
    }

    /** The styles that the project ships. */
    static DigitStyles load() {
        try (InputStream in = DigitStyles.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not beside its class: the jar is incomplete, rebuild it");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new DigitStyles(StyleParser.parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DigitStyle> of(int digit) {
        return byDigit.get(digit);
    }

    /** One of a digit's styles, each as often as its share. */
    DigitStyle choose(int digit, Chance chance) {
        List<DigitStyle> styles = byDigit.get(digit);
        double left = chance.unit() * styles.stream().mapToInt(DigitStyle::share).sum();
        for (DigitStyle style : styles) {
            left -= style.share();
            if (left < 0) {
                return style;
            }
        }
        return styles.get(styles.size() - 1);
    }
}
