package org.numeral.inference.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.Prediction;

/** Reads the service's JSON. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TOLERANCE = 1e-5;

    private Answers() {}

    /** The body as a tree. */
    public static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }

    /**
     * Asserts that two answers to the same picture are the same but for the last bits of their
     * probabilities, which depend on how many pictures were computed in one pass.
     */
    public static void assertSame(JsonNode actual, JsonNode expected) {
        assertThat(withoutProbabilities(actual)).isEqualTo(withoutProbabilities(expected));
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            assertThat(actual.at("/probabilities/" + digit).asDouble())
                    .isCloseTo(
                            expected.at("/probabilities/" + digit).asDouble(), offset(TOLERANCE));
        }
    }

    private static JsonNode withoutProbabilities(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).without(List.of("confidence", "probabilities"));
    }

    /** The probabilities of an answer of /predict. */
    public static Prediction prediction(HttpResponse<String> response)
            throws JsonProcessingException {
        List<Float> probabilities = new ArrayList<>();
        JsonNode values = json(response).path("probabilities");
        if (values.isMissingNode()) {
            throw new IllegalStateException("not an answer: " + response.body());
        }
        values.forEach(value -> probabilities.add(value.floatValue()));
        return new Prediction(probabilities);
    }
}
