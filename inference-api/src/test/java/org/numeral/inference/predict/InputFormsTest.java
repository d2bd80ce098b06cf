package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;

/** The same picture in every form that POST /predict takes. */
class InputFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/jpeg",
                "image/webp",
                "image/tiff",
                "image/gif",
                "image/bmp",
                "application/octet-stream"
            })
    void aFileAsTheBodyIsAnsweredLikeAForm(String type) throws Exception {
        HttpResponse<String> response = send(type, Pictures.one());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Answers.prediction(response)).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data:image/png;base64,"})
    void aFileInJsonIsAnsweredLikeAForm(String prefix) throws Exception {
        String base64 = prefix + Base64.getEncoder().encodeToString(Pictures.one());
        HttpResponse<String> response = json(Map.of("image", base64));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Answers.prediction(response)).isEqualTo(expected());
    }

    @Test
    void base64MayBeEscapedBrokenIntoLinesAndAmongOtherFields() throws Exception {
        String base64 = Base64.getMimeEncoder().encodeToString(Pictures.one());
        String escaped = base64.replace("/", "\\/").replace("\r", "\\r").replace("\n", "\\n");
        for (String json :
                List.of(
                        "{\"a\": [{\"image\": 1}], \"image\": \"%s\", \"pixels\": null}",
                        " { \"\u00e9\\u00e9\" : \"\\\"\" , \"image\" : \"%s\" , \"z\" : {} } ",
                        "{\"pixels\": null, \"image\": \"data:image\\/png;base64,%s\"}")) {
            HttpResponse<String> response =
                    send(
                            "application/json",
                            json.formatted(escaped).getBytes(StandardCharsets.UTF_8));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(Answers.prediction(response)).isEqualTo(expected());
        }
    }

    @Test
    void aBodyInChunksIsTakenToo() throws Exception {
        HttpResponse<String> response =
                service.send(
                        service.request("/predict", "Content-Type", "image/png")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(Pictures.one()))));

        assertThat(Answers.prediction(response)).isEqualTo(expected());
    }

    @Test
    void pixelsInJsonAreTakenAsTheyAre() throws Exception {
        PreprocessingResult seen =
                new DigitPreprocessor()
                        .process(
                                new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH)
                                        .decode(Pictures.one()));
        byte[] pixels = ((PreprocessingResult.Digit) seen).image().toBytes();
        HttpResponse<String> response =
                json(
                        Map.of(
                                "pixels",
                                IntStream.range(0, pixels.length)
                                        .mapToObj(i -> pixels[i] & 0xFF)
                                        .toList()));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Answers.prediction(response)).isEqualTo(expected());
        assertThat(Answers.json(response).get("steps")).isEmpty();
    }

    @Test
    void anEmptyBodyIsTold() throws Exception {
        problem(send("image/png", new byte[0]), 400, "The body is empty.");
    }

    @Test
    void aBodyThatIsNoPictureIsTold() throws Exception {
        problem(send("image/png", "no picture".getBytes()), 415, "");
    }

    @Test
    void aBodyUpToTheLimitIsLookedAt() throws Exception {
        problem(send("image/png", new byte[20_000_000]), 415, "not a picture");
    }

    @Test
    void aBodyOverTheLimitIsTold() throws Exception {
        problem(send("image/png", new byte[20_100_001]), 413, "20 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Give either",
                "{\"image\": \"\", \"pixels\": []} | Give either",
                "{\"image\": \"$$$$$\"} | \"image\" is not base64.",
                "{\"image\": \"data:image/png\"} | \"image\" is not base64.",
                "{\"image\": \"AAAA\"} | picture",
                "{\"image\": \"\"} | ''",
                "{\"pixels\": [1, 2]} | \"pixels\" has 2 numbers; it must have 784",
            })
    void jsonWithoutAPictureIsTold(String body, String sentence) throws Exception {
        HttpResponse<String> response = send("application/json", body.getBytes());

        assertThat(response.statusCode()).as(response.body()).isIn(400, 415, 422);
        assertThat(Answers.json(response).get("detail").asText()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1e9", "null", "0.5", "99999999999", "\"1\"", "[1]"})
    void pixelsOutOfRangeAreTold(String value) throws Exception {
        String numbers = String.join(",", Collections.nCopies(DigitImage.PIXELS, value));
        HttpResponse<String> response =
                send("application/json", ("{\"pixels\": [" + numbers + "]}").getBytes());

        problem(response, 400, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{} {}",
                "{\"image\": {}}",
                "{\"image\": \"AA",
                "{\"image\": \"AA\\",
                "{\"pixels\": \"x\"}",
                "{\"pixels\": [1",
                "{\"pixels\": [01]}"
            })
    void wrongJsonIsTold(String body) throws Exception {
        HttpResponse<String> response = send("application/json", body.getBytes());

        problem(response, 400, "");
        assertThat(response.body()).doesNotContain("org.numeral", "Exception", "java.");
    }

    private static Prediction expected() throws Exception {
        return Answers.prediction(service.predict(Pictures.one()));
    }

    private static HttpResponse<String> json(Map<String, Object> body) throws Exception {
        return send("application/json", JSON.writeValueAsBytes(body));
    }

    private static HttpResponse<String> send(String type, byte[] body) throws Exception {
        return service.send(
                service.request("/predict", "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static void problem(HttpResponse<String> response, int status, String sentence)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = Answers.json(response);
        assertThat(problem.get("instance").asText()).isEqualTo("/predict");
        assertThat(problem.get("detail").asText()).contains(sentence);
        assertThat(List.copyOf(response.headers().allValues("Content-Type")))
                .containsExactly("application/problem+json");
    }
}
