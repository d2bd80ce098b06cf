package org.numeral.inference.kserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;

/**
 * What Triton's Java client sends, byte for byte as it was recorded, and what its Python client
 * sends by its source, and what they read from the answers: neither sends a content type, both send
 * tensors as bytes unless told otherwise.
 */
class TritonClientTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "\r\n";
    private static final int TIMEOUT_MILLIS = 20_000;

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

    /** An answer as it arrived. */
    private record Answer(int status, Map<String, String> headers, byte[] body) {

        JsonNode json() throws IOException {
            String length = headers.get("inference-header-content-length");
            return JSON.readTree(body, 0, length == null ? body.length : Integer.parseInt(length));
        }

        /** What follows the JSON. */
        ByteBuffer binary() {
            int start = Integer.parseInt(headers.get("inference-header-content-length"));
            return ByteBuffer.wrap(body, start, body.length - start).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Test
    void theJavaClientsTensorsAsBytes() throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[2,784],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":6272}}],\"id\":\"r0\",\"parameters\":{\"binary_data_output\":true,\"priority\":18446744073709551615,\"timeout\":5000000}}";
        byte[] body = concat(bytes(json), shares(2));
        Answer answer =
                exchange(
                        "POST /v2/models/numeral/infer HTTP/1.1\r\n"
                                + ("Inference-Header-Content-Length: " + json.length() + END)
                                + ("Content-Length: " + body.length + END)
                                + ("Host: 127.0.0.1:" + service.port() + END)
                                + "Connection: Keep-Alive\r\n"
                                + "User-Agent: Apache-HttpAsyncClient/4.1.5 (Java/17.0.15)\r\n\r\n",
                        body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/octet-stream");
        JsonNode response = answer.json();
        assertThat(response.get("model_name").asText()).isEqualTo("numeral");
        assertThat(response.get("model_version").asText()).isEqualTo("m1");
        assertThat(response.get("id").asText()).isEqualTo("r0");
        assertThat(response.get("outputs"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"name": "probabilities", "shape": [2, 10], "datatype": "FP32",
                                  "parameters": {"binary_data_size": 80}},
                                 {"name": "digit", "shape": [2], "datatype": "INT64",
                                  "parameters": {"binary_data_size": 16}},
                                 {"name": "recognised", "shape": [2], "datatype": "BOOL",
                                  "parameters": {"binary_data_size": 2}}]"""));
        ByteBuffer binary = answer.binary();
        assertThat(binary.remaining()).isEqualTo(98);
        JsonNode expected = expected();
        for (int i = 0; i < 20; i++) {
            // but for the last bits: two pictures were perhaps computed in one pass
            assertThat(binary.getFloat())
                    .isCloseTo(expected.at("/probabilities/" + i % 10).floatValue(), offset(1e-5f));
        }
        assertThat(binary.getLong()).isEqualTo(expected.get("prediction").longValue());
        assertThat(binary.getLong()).isEqualTo(expected.get("prediction").longValue());
        assertThat(binary.get()).isEqualTo((byte) 1);
        assertThat(binary.get()).isEqualTo((byte) 1);
    }

    @Test
    void thePythonClientsOutputsAsItAsksForThem() throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":784}}],\"outputs\":[{\"name\":\"digit\",\"parameters\":{\"binary_data\":true}},{\"name\":\"recognised\",\"parameters\":{\"binary_data\":false}}]}";
        Answer answer =
                python(
                        "/v2/models/numeral/versions/m1/infer",
                        json,
                        concat(bytes(json), grey()),
                        "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("outputs"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"name": "digit", "shape": [1], "datatype": "INT64",
                                  "parameters": {"binary_data_size": 8}},
                                 {"name": "recognised", "shape": [1], "datatype": "BOOL",
                                  "data": [true]}]"""));
        assertThat(answer.binary().getLong()).isEqualTo(expected().get("prediction").longValue());
        assertThat(answer.binary().remaining()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMostProbableDigitsAsText(boolean binary) throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,784],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":784}}],\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"classification\":3,\"binary_data\":%s}}]}"
                        .formatted(binary);
        Answer answer = python("/v2/models/numeral/infer", json, concat(bytes(json), grey()), "");

        JsonNode output = answer.json().at("/outputs/0");
        assertThat(output.get("datatype").asText()).isEqualTo("BYTES");
        assertThat(output.get("shape")).isEqualTo(JSON.readTree("[1, 3]"));
        String best =
                expected().get("confidence").floatValue() + ":" + expected().get("prediction");
        if (binary) {
            ByteBuffer data = answer.binary();
            byte[] text = new byte[data.getInt()];
            data.get(text);
            assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(best);
        } else {
            assertThat(output.get("data")).hasSize(3);
            assertThat(output.at("/data/0").asText()).isEqualTo(best);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void thePythonClientsCompression(String encoding) throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,784],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":784}}],\"outputs\":[{\"name\":\"digit\"}]}";
        Answer answer =
                python(
                        "/v2/models/numeral/infer",
                        json,
                        compressed(concat(bytes(json), grey()), encoding),
                        "Content-Encoding: " + encoding + END);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/outputs/0/data/0")).isEqualTo(expected().get("prediction"));
    }

    @Test
    void aPictureWithoutAnyJson() throws Exception {
        Answer answer =
                exchange(
                        "POST /v2/models/numeral/infer HTTP/1.1\r\nHost: x\r\nInference-Header-Content-Length: 0\r\nContent-Length: 3136\r\n\r\n",
                        shares(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("outputs")).hasSize(3);
        assertThat(answer.binary().getFloat())
                .isEqualTo(expected().at("/probabilities/0").floatValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a tensor's own size, bytes that follow, sentence
                "784 | 783 | 783 bytes follow the JSON; \"binary_data_size\" says 784.",
                "784 | 785 | 785 bytes follow the JSON; \"binary_data_size\" says 784.",
                "783 | 783 | The tensor has 783 bytes; a picture has 784.",
                "1568 | 1568 | The shape must be",
                "0 | 0 | The data must be 1 to 64 pictures",
                "50960 | 50960 | There are more than 64 pictures.",
                "-1 | 784 | \"binary_data_size\" says -1.",
                "9223372036854775807 | 784 | 784 bytes follow the JSON",
                "9223372036854775808 | 784 | not JSON of this protocol",
                "\"x\" | 784 | not JSON of this protocol",
                "null | 784 | Give the input either \"data\" or the parameter",
            })
    void sizesThatDoNotAgreeAreTold(String size, int following, String sentence) throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,784],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":%s}}]}"
                        .formatted(size);
        Answer answer =
                python(
                        "/v2/models/numeral/infer",
                        json,
                        concat(bytes(json), new byte[following]),
                        "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "abc", "", "785", "99999999999999", "0x10", "1,2"})
    void aHeaderThatIsNoLengthWithinTheBodyIsTold(String length) throws Exception {
        Answer answer =
                exchange(
                        "POST /v2/models/numeral/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 784\r\nInference-Header-Content-Length: "
                                + length
                                + "\r\n\r\n",
                        grey());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText())
                .isEqualTo(
                        "Inference-Header-Content-Length must be the length of the JSON in bytes, at most the 784 that the body has.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fc00000, 0x7f800000, 0xff800000, 0xbf800000, 0x3f800001})
    void numbersOutOfRangeAreTold(int bits) throws Exception {
        byte[] tensor = shares(1);
        ByteBuffer.wrap(tensor).order(ByteOrder.LITTLE_ENDIAN).putInt(4 * 400, bits);
        Answer answer =
                exchange(
                        "POST /v2/models/numeral/infer HTTP/1.1\r\nHost: x\r\nInference-Header-Content-Length: 0\r\nContent-Length: 3136\r\n\r\n",
                        tensor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText())
                .isEqualTo("A value of the tensor is not a number from 0 (paper) to 1 (ink).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"shared_memory_region\": \"r\"} | {} | Tensors in shared memory are not taken.",
                "{\"binary_data_size\": 784} | {\"shared_memory_region\": \"r\"} | Outputs in shared memory are not given.",
                "{\"binary_data_size\": 784} | {\"classification\": 0} | \"classification\" can be 1 to 10",
                "{\"binary_data_size\": 784} | {\"classification\": 11} | \"classification\" can be 1 to 10",
                "{\"binary_data_size\": 784} | {\"classification\": \"x\"} | not JSON of this protocol",
            })
    void whatCannotBeDoneIsTold(String input, String output, String sentence) throws Exception {
        String json =
                "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,784],\"datatype\":\"UINT8\",\"parameters\":%s}],\"outputs\":[{\"name\":\"probabilities\",\"parameters\":%s}]}"
                        .formatted(input, output);
        Answer answer = python("/v2/models/numeral/infer", json, concat(bytes(json), grey()), "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).contains(sentence);
    }

    /** As the Python client sends it. */
    private static Answer python(String path, String json, byte[] body, String headers)
            throws IOException {
        return exchange(
                ("POST " + path + " HTTP/1.1\r\n")
                        + headers
                        + ("Inference-Header-Content-Length: " + json.length() + END)
                        + ("Host: 127.0.0.1:" + service.port() + END)
                        + ("Content-Length: " + body.length + END + END),
                body);
    }

    private static Answer exchange(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(concat(bytes(head), body));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int status = Integer.parseInt(line(in).split(" ")[1]);
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            byte[] answer = new byte[Integer.parseInt(headers.get("content-length"))];
            in.readFully(answer);
            return new Answer(status, headers, answer);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended after: " + line);
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    /** What POST /predict says of the same pixels. */
    private static JsonNode expected() throws Exception {
        int[] pixels = new int[DigitImage.PIXELS];
        byte[] grey = grey();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey[i] & 0xFF;
        }
        byte[] body = JSON.writeValueAsBytes(Map.of("pixels", pixels));
        return exchange(
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + (body.length + END + END),
                        body)
                .json();
    }

    /** A picture with a stroke, as UINT8. */
    private static byte[] grey() {
        byte[] grey = new byte[DigitImage.PIXELS];
        for (int i = 150; i < 600; i++) {
            grey[i] = (byte) (i % 28 > 12 && i % 28 < 16 ? 200 + i % 50 : 0);
        }
        return grey;
    }

    /** The same picture some times, as FP32. */
    private static byte[] shares(int pictures) {
        ByteBuffer shares =
                ByteBuffer.allocate(4 * DigitImage.PIXELS * pictures)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < pictures; i++) {
            for (byte grey : grey()) {
                shares.putFloat((grey & 0xFF) / 255f);
            }
        }
        return shares.array();
    }

    private static byte[] compressed(byte[] body, String encoding) throws IOException {
        if (encoding.equals("deflate")) {
            return new DeflaterInputStream(new ByteArrayInputStream(body), new Deflater())
                    .readAllBytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteBuffer both = ByteBuffer.allocate(first.length + second.length);
        return both.put(first).put(second).array();
    }
}
