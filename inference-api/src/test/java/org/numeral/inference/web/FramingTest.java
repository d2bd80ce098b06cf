package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawConnection;
import org.numeral.inference.testing.RawConnection.Answer;
import org.numeral.inference.testing.RunningService;

/** Where a request begins and ends, also if a client says it wrongly or in two ways. */
class FramingTest {

    private static final String GET = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
    private static final String POST =
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n";

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

    /** The service must not take what follows for a request of its own: a proxy may think else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: -1",
                "Content-Length: +5",
                "Content-Length: 5x",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Bad Name: 1",
                "Bad\u0001Name: 1",
                "Value: \u00001"
            })
    void aRequestOfUncertainLengthIsRefusedAndTheConnectionClosed(String headers) throws Exception {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + headers + "\r\n\r\n0\r\n\r\n" + GET + "\r\n");
            Answer answer = connection.answer();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.closes()).isTrue();
            assertThat(connection.endsSilently()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nabc\r\n0\r\n\r\n",
                "-1\r\nabc\r\n0\r\n\r\n",
                "7fffffffffffffff0\r\nabc\r\n0\r\n\r\n",
                "ffffffff\r\nabc",
                "3\r\nabcdef\r\n0\r\n\r\n"
            })
    void chunksThatBreakTheRulesAreRefusedAndTheConnectionClosed(String chunks) throws Exception {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks + GET + "\r\n");
            Answer answer = connection.answer();
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(connection.endsSilently()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        byte[] form = Form.picture(Pictures.one());
        String upload =
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                                .formatted(Form.TYPE, form.length)
                        + new String(form, StandardCharsets.ISO_8859_1);
        String get = GET + "\r\n";
        String nothing = get.replace("healthz", "nothing");
        try (RawConnection connection = new RawConnection(service)) {
            connection.send((upload + nothing + get).repeat(10));
            for (int i = 0; i < 10; i++) {
                assertThat(connection.answer().text()).contains("\"prediction\"");
                assertThat(connection.answer().status()).isEqualTo(404);
                assertThat(connection.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void anOldClientIsAnsweredAndLeft() throws Exception {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send("GET /healthz HTTP/1.0\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
            assertThat(connection.endsSilently()).isTrue();
        }
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        byte[] picture = Pictures.one();
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(
                    POST
                            + "Expect: 100-continue\r\nContent-Length: "
                            + picture.length
                            + "\r\n\r\n");
            assertThat(connection.interim()).isEqualTo(100);
            assertThat(connection.send(picture).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatAsksForTooMuchIsToldAtOnce() throws Exception {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Expect: 100-continue\r\nContent-Length: 30000000\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(413);
        }
    }
}
