package org.numeral.inference.predict;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The form of a batch request, for the API documents.
 *
 * @param file pictures of one digit each
 */
@Schema(name = "BatchForm")
record BatchForm(
        @ArraySchema(schema = @Schema(type = "string", format = "binary"))
                @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                List<byte[]> file) {}
