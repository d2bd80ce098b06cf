package org.numeral.inference.kserve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.DoubleConsumer;

/** Reads and writes the JSON of these protocols. */
@Singleton
final class ProtocolJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonMapper mapper;

    ProtocolJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * All of a request but the elements of its tensor.
     *
     * @throws UnusableTensorException if it is not JSON of the protocol
     */
    InferenceRequest request(InferenceBody body) {
        if (body.jsonLength() == 0 && body.binaryLength() > 0) {
            return InferenceRequest.raw(body.binaryLength());
        }
        try {
            InferenceRequest request =
                    mapper.readValue(
                            new ByteArrayInputStream(body.bytes(), 0, body.jsonLength()),
                            Argument.of(InferenceRequest.class));
            return request == null ? new InferenceRequest(null, null, null, null) : request;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /**
     * Gives the numbers of an array to somebody, one by one, whether they are nested or not.
     *
     * @param body whose JSON has the array
     * @param pointer to the array
     * @param numbers gets NaN for what is no number
     * @return false if there is no array there
     * @throws UnusableTensorException if it is not JSON
     */
    static boolean numbers(InferenceBody body, String pointer, DoubleConsumer numbers) {
        try (JsonParser parser =
                new FilteringParserDelegate(
                        FACTORY.createParser(body.bytes(), 0, body.jsonLength()),
                        new JsonPointerBasedFilter(pointer),
                        TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                        false)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    numbers.accept(token.isNumeric() ? parser.getDoubleValue() : Double.NaN);
                }
            }
            return true;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** An answer as JSON. */
    byte[] bytes(InferenceResponse response) throws IOException {
        return mapper.writeValueAsBytes(response);
    }

    private static UnusableTensorException unreadable() {
        return new UnusableTensorException(
                "The request is not JSON of this protocol. The API is described at /docs.");
    }
}
