package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.numeral.inference.upload.UnusableUploadException;
import org.numeral.model.digit.DigitImage;

/**
 * A picture in JSON: either an image file or its pixels.
 *
 * @param image an image file in base64, with or without a "data:" prefix
 * @param pixels 784 whole numbers, 28 rows of 28, from 0 (paper) to 255 (ink), in MNIST's form: the
 *     digit in a box of 20x20, its centre of mass in the middle. They are not preprocessed
 */
@Serdeable
@Schema(name = "Picture", description = "Give one of the two")
record PictureJson(
        @Nullable @Schema(example = "iVBORw0KGgo...") String image,
        @Nullable List<Integer> pixels) {

    private static final int MOST = 255;

    /** Of an element of a list, which may be null in JSON. */
    static Supplier<Picture> source(@Nullable PictureJson picture) {
        return Objects.requireNonNullElse(picture, new PictureJson(null, null))::toPicture;
    }

    Picture toPicture() {
        if ((image == null) == (pixels == null)) {
            throw new UnusableUploadException(
                    "Give either \"image\", a picture's file in base64, or \"pixels\", %d numbers from 0 to %d."
                            .formatted(DigitImage.PIXELS, MOST));
        }
        return image != null ? file() : new Picture.Pixels(digit());
    }

    private Picture.File file() {
        String base64 = image.startsWith("data:") ? image.substring(image.indexOf(',') + 1) : image;
        byte[] content;
        try {
            content = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableUploadException("\"image\" is not base64.");
        }
        return new Picture.File(() -> content);
    }

    private DigitImage digit() {
        if (pixels.size() != DigitImage.PIXELS) {
            throw new UnusableUploadException(
                    "\"pixels\" has %d numbers; it must have %d, 28 rows of 28."
                            .formatted(pixels.size(), DigitImage.PIXELS));
        }
        byte[] grey = new byte[DigitImage.PIXELS];
        for (int i = 0; i < grey.length; i++) {
            Integer value = pixels.get(i);
            if (value == null || value < 0 || value > MOST) {
                throw new UnusableUploadException(
                        "Number %d of \"pixels\" is %s; it must be 0 (paper) to %d (ink)."
                                .formatted(i, value, MOST));
            }
            grey[i] = (byte) (int) value;
        }
        return DigitImage.of(grey);
    }
}
