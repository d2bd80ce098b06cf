package org.numeral.inference.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.Prediction;

/** Reads the service's JSON. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The body as a tree. */
    public static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
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
