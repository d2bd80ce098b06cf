package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A picture in JSON, for the API documents: either an image file or its pixels. {@link
 * PictureJsonReader} reads it without making objects of it.
 *
 * @param image an image file in base64, with or without a "data:" prefix
 * @param pixels 784 whole numbers, 28 rows of 28, from 0 (paper) to 255 (ink), in MNIST's form: the
 *     digit in a box of 20x20, its centre of mass in the middle. They are not preprocessed
 */
@Schema(name = "Picture", description = "Give one of the two")
record PictureJson(
        @Nullable @Schema(example = "iVBORw0KGgo...") String image,
        @Nullable List<Integer> pixels) {}
