package org.numeral.inference.kserve;

import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.DigitImage;

/** Makes pictures of numbers that come one by one. */
final class PictureCollector {

    private final ElementType type;
    private final int most;
    private final List<DigitImage> images = new ArrayList<>();
    private final byte[] pixels = new byte[DigitImage.PIXELS];
    private int filled;

    /**
     * A collector.
     *
     * @param type of the numbers
     * @param most pictures that are accepted
     */
    PictureCollector(ElementType type, int most) {
        this.type = type;
        this.most = most;
    }

    /**
     * Takes a number.
     *
     * @param value NaN for what is no number
     * @throws UnusableTensorException if it is out of range or there are too many
     */
    void add(double value) {
        if (images.size() == most) {
            throw new UnusableTensorException("There are more than %d pictures.".formatted(most));
        }
        pixels[filled++] = type.grey(value);
        if (filled == pixels.length) {
            images.add(DigitImage.of(pixels));
            filled = 0;
        }
    }

    /**
     * The pictures.
     *
     * @return one or more
     * @throws UnusableTensorException if there are none, or a part of one
     */
    List<DigitImage> images() {
        if (filled != 0 || images.isEmpty()) {
            throw new UnusableTensorException(
                    "The data must be 1 to %d pictures of %d numbers."
                            .formatted(most, DigitImage.PIXELS));
        }
        return images;
    }
}
