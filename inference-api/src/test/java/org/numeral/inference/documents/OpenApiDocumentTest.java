package org.numeral.inference.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.yaml.snakeyaml.Yaml;

/** The document is right by the standard, and the service does what it says. */
class OpenApiDocumentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PIXELS = Collections.nCopies(784, 0).toString();

    /** A request that is answered, for each operation; a form where there is no text. */
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("post /", ""),
                    Map.entry("post /predict", ""),
                    Map.entry("post /predict/batch", ""),
                    Map.entry("post /feedback", ""),
                    Map.entry(
                            "post /v1/models/{model}:predict", "{\"instances\": [" + PIXELS + "]}"),
                    Map.entry("post /v2/models/{model}/infer", tensor()),
                    Map.entry("post /v2/models/{model}/versions/{version}/infer", tensor()));

    @TempDir static Path models;
    @TempDir static Path corrections;
    private static RunningService service;
    private static AnswerSchemas schemas;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.withReport(models, "m1", "<!DOCTYPE html><title>Report</title>");
        service =
                RunningService.start(models, "numeral.feedback.directory", corrections.toString())
                        .awaitReady();
        schemas = new AnswerSchemas(MAPPER.readTree(service.get("/openapi.json").body()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aStandardValidatorFindsNothing() throws Exception {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result =
                new OpenAPIV3Parser()
                        .readContents(service.get("/openapi.yml").body(), null, options);
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void jsonSaysTheSameAsYaml() throws Exception {
        HttpResponse<String> json = service.get("/openapi.json");
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode yaml = MAPPER.valueToTree(new Yaml().load(service.get("/openapi.yml").body()));
        assertThat(MAPPER.readTree(json.body())).isEqualTo(yaml);
    }

    @Test
    void everyOperationAnswersAsTheDocumentSays() throws Exception {
        Map<String, Object> complaints = new TreeMap<>();
        for (String operation : schemas.operations()) {
            HttpResponse<String> answer = ask(operation);
            var found = schemas.complaints(operation, answer, MAPPER);
            if (!found.isEmpty() || answer.statusCode() >= 300) {
                complaints.put(operation, answer.statusCode() + " " + found + " " + answer.body());
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyMistakeIsAnsweredAsTheDocumentSays() throws Exception {
        Map<String, Object> complaints = new TreeMap<>();
        for (String operation :
                Set.of("post /predict", "post /predict/batch", "post /feedback?digit=1")) {
            String path = operation.split(" ")[1];
            for (byte[] body :
                    new byte[][] {
                        Form.picture(new byte[0]),
                        Form.picture("no picture".getBytes(StandardCharsets.UTF_8)),
                        Form.picture(Pictures.blank(50, 50)),
                        new Form().bytes()
                    }) {
                HttpResponse<String> answer = service.post(path, body);
                var found = schemas.complaints(operation.replaceAll("\\?.*", ""), answer, MAPPER);
                if (!found.isEmpty()) {
                    complaints.put(operation, found);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aModelThatIsNotServedIsAnsweredAsTheDocumentSays(@TempDir Path empty) throws Exception {
        Map<String, Object> complaints = new TreeMap<>();
        try (RunningService waiting = RunningService.start(empty)) {
            waiting.awaitReadiness(503, "no model");
            for (String operation : schemas.operations()) {
                if (operation.contains("{model}") || operation.startsWith("post /predict")) {
                    check(operation, send(waiting, operation, "numeral", "m1", null), complaints);
                    check(operation, send(service, operation, "other", "m1", null), complaints);
                    check(operation, send(service, operation, "numeral", "m2", null), complaints);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void bodiesThatCannotBeReadAreAnsweredAsTheDocumentSays() throws Exception {
        Map<String, Object> complaints = new TreeMap<>();
        for (String operation : schemas.operations()) {
            if (operation.startsWith("post /v")) {
                for (String body : List.of("", "no json", "{}", "{\"instances\": [[1]]}")) {
                    HttpResponse<String> answer = send(service, operation, "numeral", "m1", body);
                    assertThat(answer.statusCode()).as(operation + body).isEqualTo(400);
                    check(operation, answer, complaints);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void check(
            String operation, HttpResponse<String> answer, Map<String, Object> complaints)
            throws Exception {
        var found = schemas.complaints(operation, answer, MAPPER);
        if (!found.isEmpty()) {
            complaints.put(operation + " " + answer.statusCode(), found);
        }
    }

    private static HttpResponse<String> ask(String operation) throws Exception {
        return send(service, operation, "numeral", "m1", null);
    }

    /** Asks as the operation wants it, or with another body. */
    private static HttpResponse<String> send(
            RunningService service, String operation, String model, String version, String other)
            throws Exception {
        String method = operation.split(" ")[0];
        String path =
                operation
                        .split(" ")[1]
                        .replace("{model}", model)
                        .replace("{version}", version)
                        .replace("{selector}", "readiness");
        if (path.equals("/feedback")) {
            path += "?digit=1";
        }
        String body = other == null ? BODIES.get(operation) : other;
        if (method.equals("get")) {
            return service.get(path, "Accept", path.equals("/") ? "text/html" : "*/*");
        }
        if (other == null && body.isEmpty()) {
            return service.post(
                    path,
                    Form.picture(Pictures.one()),
                    "Accept",
                    path.equals("/") ? "text/html" : "*/*");
        }
        return service.send(
                service.request(path, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String tensor() {
        return "{\"inputs\": [{\"name\": \"pixels\", \"shape\": [1, 784], \"datatype\": \"FP32\", \"data\": "
                + PIXELS
                + "}]}";
    }
}
