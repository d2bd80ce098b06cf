package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.RunningService;

class ConnectionTest {

    private static final String UPLOAD =
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Form.TYPE + "\r\n";

    @TempDir Path models;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000\r\n\r\n", "X-Slow: "})
    void clientThatSendsNowAndThenIsCutOff(String next) throws Exception {
        try (RunningService service =
                        RunningService.start(
                                models, "numeral.connection.receive-timeout", "500ms");
                Socket slow = new Socket("localhost", service.port())) {
            send(slow, UPLOAD + next);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 400; i++) {
                                    Thread.sleep(50);
                                    send(slow, "a");
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void connectionWhoseUploadWasAnsweredBeforeItCameIsClosedSoonAfterTheServiceStops()
            throws Exception {
        try (RunningService service =
                        RunningService.start(
                                models,
                                "micronaut.lifecycle.graceful-shutdown.grace-period",
                                "1h");
                Socket client = new Socket("localhost", service.port())) {
            send(client, UPLOAD + "Content-Length: 30000000\r\n\r\n--");
            InputStream answer = client.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
            // returns: it does not wait for the bytes that never come
        }
    }

    @Test
    void tooShortReceiveTimeoutIsRejected() {
        assertThatThrownBy(() -> new ConnectionConfiguration(Duration.ofMillis(9), 1))
                .hasMessage(
                        "numeral.connection.receive-timeout is PT0.009S; it must be 10 ms or more");
    }

    @Test
    void noConnectionAtAllIsRejected() {
        assertThatThrownBy(() -> new ConnectionConfiguration(Duration.ofMinutes(1), 0))
                .hasMessage("numeral.connection.most is 0; it must be 1 or more");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
