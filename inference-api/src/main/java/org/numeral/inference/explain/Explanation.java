package org.numeral.inference.explain;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Why the network answered as it did.
 *
 * @param method how the relevance was found: occlusion, which is to blank a patch and ask again
 * @param input what the network saw, 28x28: a data: URI of a PNG, white ink on black
 * @param relevance 784 numbers, row by row: by how much the probability of the answered digit falls
 *     when 6x6 pixels around the pixel are blanked, on average over such patches; negative where it
 *     rises
 * @param activations what the first convolution makes of the input, after ReLU: for each of its
 *     filters a data: URI of a PNG, black for 0, white for the strongest of all; empty if the
 *     network does not begin with a convolution
 * @param evaluations how often the network was asked
 */
@Serdeable
public record Explanation(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "occlusion") String method,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "data:image/png;base64,iVBORw0KGgo...")
                String input,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "[0.0, 0.0, 0.12, 0.31, 0.08, 0.0]")
                List<Float> relevance,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "[\"data:image/png;base64,iVBORw0KGgo...\"]")
                List<String> activations,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "110") int evaluations) {

    static final String OCCLUSION = "occlusion";

    /** Copies the lists. */
    public Explanation {
        relevance = List.copyOf(relevance);
        activations = List.copyOf(activations);
    }
}
