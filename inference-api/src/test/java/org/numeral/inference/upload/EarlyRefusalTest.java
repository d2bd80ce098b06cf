package org.numeral.inference.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Uploads that stop half-way: what can be refused is, and no file is left behind. */
class EarlyRefusalTest {

    private static final int LARGE = 1_000_000;
    private static final int TIMEOUT_MILLIS = 20_000;

    @TempDir static Path models;
    @TempDir static Path files;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service =
                RunningService.start(
                                models, "micronaut.server.multipart.location", files.toString())
                        .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void noFileIsLeft() throws Exception {
        for (int i = 0; i < 200 && !files().isEmpty(); i++) {
            Thread.sleep(50); // until the service has seen that the client is gone
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aSecondPictureIsRefusedBeforeTheRestIsThere() throws Exception {
        try (Socket client = post("/predict")) {
            send(
                    client,
                    begin("file"),
                    new byte[LARGE],
                    begin("file"),
                    new byte[LARGE],
                    begin("x"));

            assertThat(answer(client))
                    .startsWith("HTTP/1.1 400")
                    .contains("more than one part named");

            // what follows is dropped, not kept
            send(client, new byte[LARGE]);
        }
    }

    @Test
    void tooManyPicturesAreRefusedBeforeTheRestIsThere() throws Exception {
        try (Socket client = post("/predict/batch")) {
            for (int i = 0; i < 65; i++) {
                send(client, begin("file"), new byte[10]);
            }
            send(client, begin("x"));

            assertThat(answer(client))
                    .startsWith("HTTP/1.1 400")
                    .contains("There are more than 64 parts named");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "other"})
    void anAbortedUploadLeavesNothing(String part) throws Exception {
        try (Socket client = post("/predict")) {
            send(client, begin("file"), new byte[LARGE], begin(part), new byte[LARGE]);
            while (files().isEmpty()) {
                Thread.sleep(10);
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.toList();
        }
    }

    private static Socket post(String path) throws IOException {
        Socket client = new Socket("127.0.0.1", service.port());
        client.setSoTimeout(TIMEOUT_MILLIS);
        send(
                client,
                ("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 19000000\r\n\r\n")
                        .formatted(path, Form.TYPE)
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static byte[] begin(String part) {
        return ("\r\n--test-boundary\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a\"\r\n\r\n")
                .formatted(part)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(Socket client, byte[]... pieces) throws IOException {
        OutputStream out = client.getOutputStream();
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        out.flush();
    }

    private static String answer(Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("}") < 0) {
            int b = client.getInputStream().read();
            if (b < 0) {
                break;
            }
            text.append((char) b);
        }
        return text.toString();
    }
}
