package org.numeral.inference.kserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;

/** /v2 and /v1 as clients of the protocols use them. */
class OpenInferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INFER = "/v2/models/numeral/infer";

    /** Grey values of a picture with a stroke. */
    private static final List<Integer> GREY =
            IntStream.range(0, DigitImage.PIXELS)
                    .mapToObj(
                            i ->
                                    i % 28 > 12 && i % 28 < 16 && i > 150 && i < 600
                                            ? 200 + i % 50
                                            : 0)
                    .toList();

    @TempDir static Path models;
    @TempDir static Path noModels;
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

    @Test
    void theServerTellsWhatItIs() throws Exception {
        JsonNode server = ok(service.get("/v2"));
        assertThat(server.get("name").asText()).isEqualTo("numeral");
        assertThat(server.get("extensions"))
                .isEqualTo(JSON.readTree("[\"binary_tensor_data\", \"classification\"]"));
        assertThat(ok(service.get("/v2/health/live")).get("live").asBoolean()).isTrue();
        assertThat(ok(service.get("/v2/health/ready")).get("ready").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/numeral", "/v2/models/numeral/versions/m1"})
    void theModelTellsWhatItTakesAndGives(String path) throws Exception {
        JsonNode metadata = ok(service.get(path));
        assertThat(metadata)
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"name": "numeral", "versions": ["m1"],
                                 "platform": "deeplearning4j",
                                 "inputs": [
                                   {"name": "pixels", "datatype": "FP32", "shape": [-1, 784]}],
                                 "outputs": [
                                   {"name": "probabilities", "datatype": "FP32", "shape": [-1, 10]},
                                   {"name": "digit", "datatype": "INT64", "shape": [-1]},
                                   {"name": "recognised", "datatype": "BOOL", "shape": [-1]}]}"""));
        assertThat(ok(service.get(path + "/ready")).get("ready").asBoolean()).isTrue();
    }

    @Test
    void everyFormOfTheSamePicturesIsAnsweredLikePredict() throws Exception {
        List<Float> expected = expected();
        List<Object> flat = new ArrayList<>(GREY);
        flat.addAll(GREY);
        List<Object> rows = List.of(rows(i -> GREY.get(i)), rows(i -> GREY.get(i)));
        List<Object> channels = List.of(List.of(rows.get(0)), List.of(rows.get(1)));
        List<Object> shares = new ArrayList<>(flat);
        shares.replaceAll(grey -> (Integer) grey / 255.0);

        for (JsonNode answer :
                List.of(
                        ok(infer("UINT8", List.of(2, 784), flat)),
                        ok(infer("UINT8", List.of(2, 784), List.of(GREY, GREY))),
                        ok(infer("UINT8", List.of(2, 28, 28), rows)),
                        ok(infer("UINT8", List.of(2, 1, 28, 28), channels)),
                        ok(infer("FP32", List.of(2, 1, 28, 28), shares)),
                        ok(infer("FP32", List.of(2, 784), shares)))) {
            assertThat(answer.get("model_name").asText()).isEqualTo("numeral");
            assertThat(answer.get("model_version").asText()).isEqualTo("m1");
            assertThat(answer.get("id").asText()).isEqualTo("request 7");
            JsonNode probabilities = answer.get("outputs").get(0);
            assertThat(probabilities.get("shape")).isEqualTo(JSON.readTree("[2, 10]"));
            for (int i = 0; i < 20; i++) {
                assertThat(probabilities.get("data").get(i).floatValue())
                        .isCloseTo(expected.get(i % 10), offset(1e-5f));
            }
            JsonNode digits = answer.get("outputs").get(1);
            assertThat(digits.get("datatype").asText()).isEqualTo("INT64");
            assertThat(digits.get("data").get(0).asInt())
                    .isEqualTo(expected.indexOf(Collections.max(expected)));
            assertThat(answer.get("outputs").get(2).get("data").get(1).isBoolean()).isTrue();
        }
    }

    @Test
    void onlyWantedOutputsAreGiven() throws Exception {
        Map<String, Object> body = new HashMap<>(body("UINT8", List.of(1, 784), GREY));
        body.put("outputs", List.of(Map.of("name", "digit")));
        body.put("parameters", Map.of("unknown", 1));
        JsonNode answer = ok(post("/v2/models/numeral/versions/m1/infer", body));

        assertThat(answer.get("outputs")).hasSize(1);
        assertThat(answer.at("/outputs/0/shape")).isEqualTo(JSON.readTree("[1]"));

        body.put("outputs", List.of(Map.of("name", "logits")));
        assertThat(error(post(INFER, body), 400))
                .isEqualTo(
                        "There is no output of that name. The outputs are probabilities, digit, recognised.");
    }

    @Test
    void aRequestMayComeInChunks() throws Exception {
        byte[] body = JSON.writeValueAsBytes(body("UINT8", List.of(1, 784), GREY));
        assertThat(
                        ok(
                                service.send(
                                        service.request(INFER)
                                                .POST(
                                                        HttpRequest.BodyPublishers.ofInputStream(
                                                                () ->
                                                                        new ByteArrayInputStream(
                                                                                body))))))
                .isEqualTo(ok(infer("UINT8", List.of(1, 784), GREY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Give exactly one input.",
                "{\"inputs\": []} | Give exactly one input.",
                "{\"inputs\": [null]} | Give exactly one input.",
                "{\"inputs\": [{}, {}]} | Give exactly one input.",
                "{\"inputs\": [{\"shape\": [1, 784], \"datatype\": \"FP32\"}]} | \"binary_data_size\"",
                "{\"inputs\": [{\"name\": \"x\"}]} | There is no input of that name. The input is pixels.",
                "{\"inputs\": [{\"data\": 1, \"datatype\": \"FP32\"}]} | must be an array",
                "{\"inputs\": [{\"data\": [{}], \"datatype\": \"FP32\"}]} | not a number",
                "{\"inputs\": [{\"data\": [null], \"datatype\": \"FP32\"}]} | not a number",
                "{\"inputs\": [{\"data\": [1e999], \"datatype\": \"FP32\"}]} | not a number",
                "{\"inputs\": [{\"data\": [NaN], \"datatype\": \"FP32\"}]} | not JSON",
                "{\"inputs\": [{\"shape\": \"x\"}]} | not JSON of this protocol",
                "{\"inputs\": [{\"shape\": [1e30]}]} | not JSON of this protocol",
                "null | Give exactly one input.",
                "{\"inputs\": [{\"data\": [1], \"datatype\": \"INT8\"}]} | FP32 or UINT8",
                "{\"inputs\": [{\"data\": [0.5], \"datatype\": \"UINT8\"}]} | not a whole number",
                "{\"inputs\": [{\"data\": [1.01], \"datatype\": \"FP32\"}]} | from 0 (paper) to 1",
                "{\"inputs\": [{\"data\": [-1], \"datatype\": \"UINT8\"}]} | from 0 (paper) to 255",
                "{\"inputs\": [{\"data\": [\"a\"], \"datatype\": \"FP32\"}]} | not a number",
                "{\"inputs\": [{\"data\": [], \"datatype\": \"FP32\"}]} | 1 to 64 pictures",
                "{\"inputs\": [{\"data\": [0, 0], \"datatype\": \"FP32\"}]} | 1 to 64 pictures",
                "[] | ",
                "{ | ",
                "'' | "
            })
    void whatIsNoTensorOfPicturesIsTold(String body, String sentence) throws Exception {
        String text = body == null ? "" : body;
        assertThat(error(send(INFER, text), 400)).contains(sentence == null ? "" : sentence);
    }

    @Test
    void theShapeMustFitTheData() throws Exception {
        for (List<Integer> shape :
                List.of(List.of(784), List.of(2, 784), List.of(1, 28, 28, 1), List.<Integer>of())) {
            assertThat(error(infer("UINT8", shape, GREY), 400))
                    .isEqualTo(
                            "The shape must be [n, 784], [n, 28, 28] or [n, 1, 28, 28]; the data are those of 1 pictures.");
        }
    }

    @Test
    void tooManyPicturesAreTold() throws Exception {
        assertThat(error(infer("UINT8", List.of(65, 784), Collections.nCopies(65, GREY)), 400))
                .isEqualTo("There are more than 64 pictures.");
    }

    @Test
    void moreThanThePicturesCanTakeIsRefusedUnread() throws Exception {
        String zeros = "0,".repeat(4_000_000) + "0";
        String body = "{\"inputs\": [{\"datatype\": \"UINT8\", \"data\": [%s]}]}".formatted(zeros);
        assertThat(error(send(INFER, body), 413)).endsWith("Send fewer pictures a request.");

        HttpResponse<String> chunked =
                service.send(
                        service.request(INFER, "Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                body.getBytes(
                                                                        StandardCharsets.UTF_8)))));
        assertThat(error(chunked, 413)).endsWith("Send fewer pictures a request.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models/other",
                "/v2/models/other/ready",
                "/v2/models/numeral/versions/m0",
                "/v2/models/numeral/versions/m0/ready",
                "/v1/models/other",
                "/v2/nothing"
            })
    void whatIsNotServedIsTold(String path) throws Exception {
        assertThat(error(service.get(path), 404)).isNotEmpty();
    }

    @Test
    void theFirstProtocolWorksToo() throws Exception {
        assertThat(ok(service.get("/v1/models")))
                .isEqualTo(JSON.readTree("{\"models\": [\"numeral\"]}"));
        assertThat(ok(service.get("/v1/models/numeral")).get("ready").asBoolean()).isTrue();
        List<Object> shares = new ArrayList<>(GREY);
        shares.replaceAll(grey -> (Integer) grey / 255.0);
        JsonNode answer =
                ok(
                        post(
                                "/v1/models/numeral:predict",
                                Map.of("instances", List.of(shares, shares))));

        List<Float> expected = expected();
        assertThat(answer.get("predictions")).hasSize(2);
        assertThat(answer.at("/predictions/1/digit").asInt())
                .isEqualTo(expected.indexOf(Collections.max(expected)));
        assertThat(answer.at("/predictions/0/probabilities/4").floatValue())
                .isCloseTo(expected.get(4), offset(1e-5f));
        assertThat(error(send("/v1/models/numeral:predict", "{}"), 400)).contains("\"instances\"");
    }

    @Test
    void withoutAModelTheServerIsNotReady() throws Exception {
        try (RunningService empty = RunningService.start(noModels)) {
            assertThat(empty.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(empty.get("/v2/health/ready").statusCode()).isEqualTo(400);
            HttpResponse<String> response = empty.get("/v2/models/numeral/ready");
            assertThat(error(response, 503)).isNotEmpty();
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }

    /** What POST /predict says of the same pixels. */
    private static List<Float> expected() throws Exception {
        return Answers.prediction(post("/predict", Map.of("pixels", GREY))).probabilities();
    }

    private static List<Object> rows(IntFunction<Object> pixel) {
        return IntStream.range(0, 28)
                .<Object>mapToObj(
                        y -> IntStream.range(0, 28).mapToObj(x -> pixel.apply(28 * y + x)).toList())
                .toList();
    }

    private static HttpResponse<String> infer(String datatype, List<Integer> shape, Object data)
            throws Exception {
        return post(INFER, body(datatype, shape, data));
    }

    private static Map<String, Object> body(String datatype, List<Integer> shape, Object data) {
        return Map.of(
                "id",
                "request 7",
                "inputs",
                List.of(
                        Map.of(
                                "name",
                                "pixels",
                                "shape",
                                shape,
                                "datatype",
                                datatype,
                                "data",
                                data)));
    }

    private static HttpResponse<String> post(String path, Object body) throws Exception {
        return send(path, JSON.writeValueAsString(body));
    }

    private static HttpResponse<String> send(String path, String body) throws Exception {
        return service.send(
                service.request(path, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Answers.json(response);
    }

    private static String error(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = Answers.json(response);
        assertThat(body).as(response.body()).hasSize(1);
        return body.get("error").asText();
    }
}
