package org.numeral.inference.predict;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The form of a prediction request, for the API documents.
 *
 * @param file a picture of one digit: PNG, JPEG, GIF, BMP, WebP or TIFF, at most 20 MB and 50
 *     megapixels
 */
@Schema(name = "PredictForm")
record PredictForm(
        @Schema(
                        type = "string",
                        format = "binary",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description =
                                "A picture of one digit, at most 20 MB and 50 megapixels; any colours, any size")
                byte[] file) {}
