package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.NumberPictures;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.yaml.snakeyaml.Yaml;

/** Numbers over HTTP, read by an untrained network: everything but which digits they are. */
class NumberTest {

    private static final String PATH = "/predict?mode=number";

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "synthetic");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyDigitHasItsPlaceInThePicture() throws Exception {
        HttpResponse<String> response =
                service.post(PATH, Form.picture(NumberPictures.bars(400, 200, 40, 160, 280)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = Answers.json(response);

        List<String> boxes = new ArrayList<>();
        StringBuilder number = new StringBuilder();
        answer.get("digits")
                .forEach(
                        digit -> {
                            boxes.add(digit.get("box").toString());
                            number.append(digit.get("prediction").asInt());
                            assertThat(digit.get("probabilities")).hasSize(10);
                            assertThat(digit.get("recognised").asBoolean()).isTrue();
                        });
        assertThat(boxes)
                .containsExactly(
                        "{\"x\":40,\"y\":50,\"width\":12,\"height\":100}",
                        "{\"x\":160,\"y\":50,\"width\":12,\"height\":100}",
                        "{\"x\":280,\"y\":50,\"width\":12,\"height\":100}");
        assertThat(answer.get("number").asText()).isEqualTo(number.toString());
        assertThat(answer.get("recognised").asBoolean()).isTrue();
        assertThat(answer.get("width").asInt()).isEqualTo(400);
        assertThat(answer.get("height").asInt()).isEqualTo(200);
        assertThat(answer.get("modelVersion").asText()).isEqualTo("m1");
        assertThat(answer.get("steps").toString()).contains("divided into 3 pieces of ink");
        assertThat(answer.get("notice").asText()).contains("synthetic digits");
    }

    @Test
    void theSamePictureAsAFileOrInJsonHasTheSameAnswer() throws Exception {
        byte[] picture = NumberPictures.bars(400, 200, 40, 160);
        JsonNode expected = withoutLastBits(service.post(PATH, Form.picture(picture)));
        String json = "{\"image\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(picture));
        assertThat(withoutLastBits(send("image/png", picture))).isEqualTo(expected);
        assertThat(withoutLastBits(send("application/octet-stream", picture))).isEqualTo(expected);
        assertThat(withoutLastBits(send("application/json", json.getBytes("UTF-8"))))
                .isEqualTo(expected);
    }

    @Test
    void blankPaperIsTheSameProblemAsForOneDigit() throws Exception {
        HttpResponse<String> blank = service.post(PATH, Form.picture(Pictures.blank(200, 100)));
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(Answers.json(blank).get("type").asText()).isEqualTo("urn:numeral:no-ink");
    }

    @Test
    void tooManyDigitsAreRefused() throws Exception {
        int[] places = new int[30];
        for (int i = 0; i < places.length; i++) {
            places[i] = 20 + 30 * i;
        }
        HttpResponse<String> many =
                service.post(PATH, Form.picture(NumberPictures.bars(1000, 200, places)));
        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(Answers.json(many).get("type").asText())
                .isEqualTo("urn:numeral:too-many-digits");
        assertThat(Answers.json(many).get("detail").asText()).contains("a number of 20 digits");
    }

    @Test
    void pixelsAreOneDigitAndNoNumber() throws Exception {
        String pixels = "{\"pixels\": %s}".formatted(Collections.nCopies(784, 0));
        HttpResponse<String> response = send("application/json", pixels.getBytes("UTF-8"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Answers.json(response).get("detail").asText())
                .isEqualTo(
                        "\"pixels\" are one digit in the network's form. For mode=number, send a picture's file.");
    }

    @Test
    void digitIsTheModeIfNoneIsGiven() throws Exception {
        Answers.assertSame(
                Answers.json(service.post("/predict?mode=digit", Form.picture(Pictures.one()))),
                Answers.json(service.predict(Pictures.one())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode=word|mode is neither digit, which is one digit and the default, nor number, which is several digits in a line.",
                "explain=1|explain is neither true nor false, which is the default.",
                "mode=number&explain=true|explain=true is for single digits and cannot be combined with mode=number. Leave one of them out."
            })
    void unknownParametersNameWhatIsKnown(String query, String detail) throws Exception {
        byte[] picture = Pictures.one();
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(picture);
        for (HttpResponse<String> response :
                List.of(
                        service.post("/predict?" + query, Form.picture(picture)),
                        service.send(
                                service.request("/predict?" + query, "Content-Type", "image/png")
                                        .POST(body)))) {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Answers.json(response).get("type").asText())
                    .isEqualTo("urn:numeral:unusable-query");
            assertThat(Answers.json(response).get("detail").asText()).isEqualTo(detail);
        }
    }

    @Test
    void theApiDocumentsDescribeBothAnswersAndTheParameters() throws Exception {
        Map<String, Object> document = new Yaml().load(service.get("/openapi.yml").body());
        String post = ((Map<?, ?>) document.get("paths")).get("/predict").toString();
        assertThat(post)
                .contains("name=mode", "enum=[digit, number]", "name=explain")
                .contains("schemas/PredictionResponse}", "schemas/NumberResponse}");
    }

    /** Probabilities depend a little on how many pictures were computed in one pass. */
    private static JsonNode withoutLastBits(HttpResponse<String> response) throws Exception {
        JsonNode answer = Answers.json(response);
        answer.get("digits")
                .forEach(
                        digit ->
                                ((ObjectNode) digit)
                                        .remove(List.of("confidence", "probabilities")));
        return answer;
    }

    private static HttpResponse<String> send(String type, byte[] body) throws Exception {
        return service.send(
                service.request(PATH, "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
