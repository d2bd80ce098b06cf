package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawConnection;
import org.numeral.inference.testing.RunningService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients that do what they should not, while another one is served. */
@Timeout(120)
class BadClientsTest {

    private static final byte[] REQUEST = RawConnection.prediction(Pictures.one());

    @TempDir Path models;
    @TempDir Path files;

    private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private ResourceLeakDetector.Level level;

    @BeforeEach
    void publish() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        level = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        leaks.start();
        leakLog().addAppender(leaks);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
        leakLog().detachAppender(leaks);
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void aThousandConnectionsThatSayNothing() throws Exception {
        try (RunningService service = start()) {
            for (int i = 0; i < 1000; i++) {
                connect(service);
            }
            assertOthersAreServed(service);
        }
    }

    @Test
    void uploadsThatGoOnForEver() throws Exception {
        try (RunningService service = start()) {
            List<RawConnection> slow = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                slow.add(connect(service).send(Arrays.copyOf(REQUEST, REQUEST.length / 2)));
            }
            for (int at = REQUEST.length / 2; at < REQUEST.length / 2 + 5; at++) {
                for (RawConnection client : slow) {
                    client.send(new byte[] {REQUEST[at]});
                }
                assertOthersAreServed(service);
            }
        }
    }

    /** Their answers wait in the kernel's buffers, and then the service does not read on. */
    @Test
    void clientsThatNeverReadTheirAnswers() throws Exception {
        byte[] question =
                "GET /openapi.yml HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        try (RunningService service = start()) {
            List<RawConnection> deaf = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                deaf.add(connect(service));
            }
            for (int round = 0; round < 500; round++) {
                for (RawConnection client : deaf) {
                    client.send(question);
                }
            }
            assertOthersAreServed(service);
            // 10,000 answers of more than 20 kB each are not in memory
            assertThat(PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory())
                    .isLessThan(64 << 20);
        }
    }

    @Test
    void uploadsThatEndInTheMiddleLeaveNothingBehind() throws Exception {
        Random random = new Random(1);
        byte[] picture = new byte[400_000]; // more than what stays in memory
        random.nextBytes(picture);
        byte[] form = Form.picture(picture);
        byte[] head =
                ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                + Form.TYPE
                                + "\r\nContent-Length: "
                                + form.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        try (RunningService service = start()) {
            for (int i = 0; i < 300; i++) {
                RawConnection client = connect(service);
                client.send(head).send(Arrays.copyOf(form, random.nextInt(form.length)));
                if (random.nextBoolean()) {
                    client.reset();
                } else {
                    client.close();
                }
                if (i % 50 == 0) {
                    assertOthersAreServed(service);
                }
            }
            awaitNothingLeft(service);
            assertOthersAreServed(service);
        }
        assertThat(leaks.list).isEmpty();
    }

    @Test
    void whoHasBeenIdleForLongestGivesWayToOneTooMany() throws Exception {
        try (RunningService service = start("numeral.connection.most", "4")) {
            RawConnection first = connect(service);
            RawConnection second = connect(service);
            assertThat(first.send(REQUEST).answer().status()).isEqualTo(200);
            assertThat(second.send(REQUEST).answer().status()).isEqualTo(200);
            RawConnection third = connect(service);
            assertThat(third.send(REQUEST).answer().status()).isEqualTo(200);
            RawConnection fourth = connect(service);
            assertThat(fourth.send(REQUEST).answer().status()).isEqualTo(200);
            // that of the client that awaits readiness is older than all of these
            assertThat(first.send(REQUEST).answer().status()).isEqualTo(200);

            RawConnection fifth = connect(service);
            assertThat(fifth.send(REQUEST).answer().status()).isEqualTo(200);
            assertThat(second.endsSilently()).isTrue();
            assertThat(first.send(REQUEST).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void whoIsAtWorkDoesNotGiveWay() throws Exception {
        try (RunningService service = start("numeral.connection.most", "2")) {
            byte[] begin = Arrays.copyOf(REQUEST, REQUEST.length - 1);
            byte[] end = {REQUEST[REQUEST.length - 1]};
            RawConnection first = connect(service).send(begin);
            RawConnection second = connect(service).send(begin);
            ConnectionGuards guards = service.context().getBean(ConnectionGuards.class);
            while (guards.idle() > 0 || guards.open() != 2) {
                Thread.sleep(10);
            }
            assertThat(connect(service).endsSilently()).isTrue();
            assertThat(first.send(end).answer().status()).isEqualTo(200);
            assertThat(second.send(end).answer().status()).isEqualTo(200);
            assertThat(connect(service).send(REQUEST).answer().status()).isEqualTo(200);
        }
    }

    private RunningService start(String... settings) throws Exception {
        String[] all = Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = "micronaut.server.multipart.location";
        all[settings.length + 1] = files.toString();
        return RunningService.start(models, all).awaitReady();
    }

    private RawConnection connect(RunningService service) throws IOException {
        RawConnection client = new RawConnection(service);
        open.add(client);
        return client;
    }

    private static void assertOthersAreServed(RunningService service) throws Exception {
        try (RawConnection other = new RawConnection(service)) {
            for (int i = 0; i < 3; i++) {
                assertThat(other.send(REQUEST).answer().status()).isEqualTo(200);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("another client was not served", e);
        }
    }

    private void awaitNothingLeft(RunningService service) throws Exception {
        ConnectionGuards guards = service.context().getBean(ConnectionGuards.class);
        while (guards.open() > 1) { // of the client that awaited readiness
            Thread.sleep(20);
        }
        while (fileCount() > 0) {
            Thread.sleep(20);
        }
        System.gc();
        // the detector tells of what the collector found when it makes the next buffers
        for (int i = 0; i < 20; i++) {
            assertOthersAreServed(service);
        }
    }

    private long fileCount() throws IOException {
        try (Stream<Path> left = Files.list(files)) {
            return left.count();
        }
    }

    private static ch.qos.logback.classic.Logger leakLog() {
        Logger log = LoggerFactory.getLogger(ResourceLeakDetector.class);
        return (ch.qos.logback.classic.Logger) log;
    }
}
