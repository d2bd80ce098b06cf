package org.numeral.inference.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

/** Many and large bodies at once take no more memory than they may, and are all answered. */
class BodyMemoryTest {

    private static final int MEMORY = 3_000_000;
    private static final String TENSOR = "/v2/models/numeral/infer";

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service =
                RunningService.start(models, "numeral.body.memory", String.valueOf(MEMORY))
                        .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void allMemoryIsFree() throws Exception {
        BodyMemory memory = service.context().getBean(BodyMemory.class);
        for (int i = 0; i < 200 && memory.taken() > 0; i++) {
            Thread.sleep(50); // a client has its answer a little before the request is over
        }
        assertThat(memory.taken()).isZero();
    }

    @Test
    void aBodyThatDoesNotFitIsRefusedUntilLater() throws Exception {
        HttpResponse<String> response = post("/predict", "image/png", new byte[MEMORY + 20_000]);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Answers.json(response).get("detail").asText())
                .isEqualTo(
                        "Too many large requests arrive at once. Try again in a second, or send a smaller one.");
        assertThat(post("/predict", "image/png", Pictures.one()).statusCode()).isEqualTo(200);
    }

    @Test
    void smallRequestsGoThroughWhileLargeOnesFillTheMemory() throws Exception {
        try (Socket slow = new Socket("127.0.0.1", service.port())) {
            OutputStream out = slow.getOutputStream();
            out.write(
                    "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 3000000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[2_990_000]);
            out.flush();
            BodyMemory memory = service.context().getBean(BodyMemory.class);
            while (memory.taken() < 2_990_000 - ReceivedBody.UNCOUNTED) {
                Thread.sleep(10);
            }

            assertThat(post("/predict", "image/png", new byte[100_000]).statusCode())
                    .isEqualTo(503);
            assertThat(post("/predict", "image/png", Pictures.one()).statusCode()).isEqualTo(200);
        } // an abort frees the memory
    }

    @Test
    void manyLargestRequestsAtOnceAreAllAnswered() throws Exception {
        byte[] numbers = ("{\"pixels\":[" + "0,".repeat(900_000) + "0]}").getBytes();
        byte[] base64 = ("{\"image\":\"" + "A".repeat(1_800_000) + "\"}").getBytes();
        byte[] tensor =
                ("{\"inputs\":[{\"datatype\":\"UINT8\",\"data\":[" + "0,".repeat(600_000) + "0]}]}")
                        .getBytes();
        byte[] shape = ("{\"inputs\":[{\"shape\":[" + "1,".repeat(600_000) + "1]}]}").getBytes();
        List<Callable<HttpResponse<String>>> requests =
                Stream.<Callable<HttpResponse<String>>>of(
                                () -> post("/predict", "application/json", numbers),
                                () -> post("/predict", "application/json", base64),
                                () -> post("/predict", "image/png", base64),
                                () -> post(TENSOR, "application/json", tensor),
                                () -> post(TENSOR, "application/json", shape))
                        .flatMap(request -> Stream.of(request, request, request, request))
                        .toList();

        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            for (Future<HttpResponse<String>> answer : clients.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isIn(400, 415, 503);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"/predict, 400", TENSOR + ", 413"})
    void aCompressedBodyCountsAsWhatItBecomes(String path, int status) throws Exception {
        // 2 MB of 2 KB: within the memory, and for /predict within its limit
        String text = "{\"pixels\":[" + "0,".repeat(1_000_000) + "0]}";
        assertThat(compressed(path, "gzip", gzip(text.getBytes())).statusCode()).isEqualTo(status);

        byte[] bomb = gzip(new byte[40_000_000]);
        assertThat(compressed(path, "gzip", bomb).statusCode()).isIn(413, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void aDamagedCompressionIsTold(String encoding) throws Exception {
        byte[] damaged = gzip("{\"pixels\": []}".getBytes());
        Arrays.fill(damaged, 2, 12, (byte) 0xEE);
        HttpResponse<String> response = compressed("/predict", encoding, damaged);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("Exception", "netty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "compress", "gzip, gzip", "x"})
    void anUnknownCompressionIsTold(String encoding) throws Exception {
        HttpResponse<String> response = compressed("/predict", encoding, new byte[10]);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(Answers.json(response).get("detail").asText()).contains("gzip or deflate");
        assertThat(compressed(TENSOR, encoding, new byte[10]).body()).startsWith("{\"error\":");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static HttpResponse<String> compressed(String path, String encoding, byte[] body)
            throws Exception {
        return service.send(
                service.request(
                                path,
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                encoding)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static HttpResponse<String> post(String path, String type, byte[] body)
            throws Exception {
        return service.send(
                service.request(path, "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
