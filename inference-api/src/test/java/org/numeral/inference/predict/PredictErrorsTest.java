package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

class PredictErrorsTest {

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

    @Test
    void emptyBodyIsTold() throws Exception {
        problem(
                service.send(service.request("/predict").POST(HttpRequest.BodyPublishers.noBody())),
                400,
                "in a part named \"file\"");
    }

    @Test
    void emptyMultipartBodyIsTold() throws Exception {
        problem(service.post("/predict", new byte[0]), 400, "in a part named \"file\"");
    }

    @Test
    void multipartWithoutBoundaryIsTold() throws Exception {
        problem(
                service.send(
                        service.request("/predict", "Content-Type", "multipart/form-data")
                                .POST(HttpRequest.BodyPublishers.ofString("x"))),
                400,
                "in a part named \"file\"");
    }

    @Test
    void bodyThatCannotBeReadAsAFormIsTold() throws Exception {
        problem(
                service.send(
                        service.request("/predict", "Content-Type", "multipart/form-data")
                                .POST(HttpRequest.BodyPublishers.ofString("100%\u0000"))),
                400,
                "may lack its boundary. Send the picture as multipart/form-data in a part named \"file\"");
    }

    @Test
    void tooLargeHeaderIsTold() throws Exception {
        HttpResponse<String> response =
                service.send(service.request("/predict", "X-Large", "x".repeat(100_000)).GET());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Answers.json(response).get("detail").asText())
                .isEqualTo(
                        "The header of the request is too large. Send fewer or shorter header fields.");
    }

    @Test
    void multipartThatIsNoneIsTold() throws Exception {
        problem(
                service.post("/predict", "what is this".getBytes(StandardCharsets.UTF_8)),
                400,
                "in a part named \"file\"");
    }

    @Test
    void multipartThatEndsEarlyIsTold() throws Exception {
        byte[] form = Form.picture(Pictures.one());
        problem(
                service.post("/predict", Arrays.copyOf(form, form.length / 2)),
                400,
                "in a part named \"file\"");
    }

    @Test
    void otherContentTypeIsTold() throws Exception {
        problem(
                service.send(
                        service.request("/predict", "Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Pictures.one()))),
                415,
                "curl -F file=@digit.png");
    }

    @Test
    void noPartIsTold() throws Exception {
        problem(
                service.post("/predict", new Form().bytes()),
                400,
                "The request has no part with anything in it.");
    }

    @Test
    void emptyPartIsTold() throws Exception {
        problem(
                service.post("/predict", Form.picture(new byte[0])),
                400,
                "The request has no part with anything in it.");
    }

    @Test
    void wrongPartNameIsToldWithTheRightOne() throws Exception {
        problem(
                service.post("/predict", new Form().file("image", "a.png", Pictures.one()).bytes()),
                400,
                "no part named \"file\"; it has \"image\". Send the picture as multipart/form-data in a part named \"file\"");
    }

    @Test
    void twoPicturesAreTold() throws Exception {
        problem(
                service.post(
                        "/predict",
                        new Form()
                                .file("file", "a.png", Pictures.one())
                                .file("file", "b.png", Pictures.one())
                                .bytes()),
                400,
                "There is more than one part named \"file\". Send one picture a request.");
    }

    @Test
    void partWithoutFileNameIsAccepted() throws Exception {
        HttpResponse<String> response =
                service.post("/predict", new Form().field("file", Pictures.one()).bytes());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void pictureBesidesOtherFieldsIsAccepted() throws Exception {
        HttpResponse<String> response =
                service.post(
                        "/predict",
                        new Form()
                                .field("comment", "seven".getBytes(StandardCharsets.UTF_8))
                                .file("file", "../../etc/passwd", Pictures.one())
                                .bytes());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void textIsNotAPicture() throws Exception {
        problem(service.predict("this is no picture".getBytes(StandardCharsets.UTF_8)), 415, "");
    }

    @Test
    void truncatedPngIsDamaged() throws Exception {
        byte[] picture = Pictures.one();
        problem(service.predict(Arrays.copyOf(picture, picture.length / 2)), 422, "");
    }

    @Test
    void onePixelHasNoInk() throws Exception {
        problem(service.predict(Pictures.blank(1, 1)), 422, "");
    }

    @Test
    void blankSheetHasNoInk() throws Exception {
        problem(service.predict(Pictures.blank(200, 200)), 422, "");
    }

    @Test
    void hugePictureInAFewKilobytesIsRefused() throws Exception {
        problem(service.predict(Pictures.bomb(20_000, 20_000)), 413, "");
    }

    @Test
    void uploadOfThirtyMegabytesIsRefusedAndTold() throws Exception {
        problem(service.predict(new byte[30_000_000]), 413, "20 MB");
    }

    @Test
    void fileJustOverTheLimitIsRefusedAndTold() throws Exception {
        problem(service.predict(new byte[20_000_001]), 413, "20 MB");
    }

    @Test
    void uploadOfUnknownLengthIsRefusedAndTold() throws Exception {
        byte[] form = Form.picture(new byte[30_000_000]);
        problem(
                service.send(
                        service.request("/predict", "Content-Type", Form.TYPE)
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(form)))),
                413,
                "20 MB");
    }

    @Test
    void manyFieldsAreRefused() throws Exception {
        Form form = new Form();
        for (int i = 0; i < 100; i++) {
            form.field("f" + i, new byte[] {'x'});
        }
        problem(service.post("/predict", form.bytes()), 413, "fields");
    }

    @Test
    void endlessPartHeaderIsRefused() throws Exception {
        problem(
                service.post(
                        "/predict",
                        new Form().file("x".repeat(100_000), "a", Pictures.one()).bytes()),
                413,
                "");
    }

    @Test
    void wrongMethodIsTold() throws Exception {
        problem(service.get("/predict"), 405, "POST");
    }

    @Test
    void serviceAnswersAfterAllOfThat() throws Exception {
        HttpResponse<String> response = service.predict(Pictures.one());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = Answers.json(response);
        assertThat(answer.get("modelVersion").asText()).isEqualTo("m1");
        assertThat(answer.get("probabilities")).hasSize(10);
        int digit = answer.get("prediction").asInt();
        assertThat(answer.get("probabilities").get(digit)).isEqualTo(answer.get("confidence"));
    }

    private static void problem(HttpResponse<String> response, int status, String sentence)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = Answers.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("instance").asText()).isEqualTo("/predict");
        assertThat(problem.get("type").asText()).isNotEmpty();
        assertThat(problem.get("title").asText()).isNotEmpty();
        assertThat(problem.get("detail").asText()).contains(sentence);
    }
}
