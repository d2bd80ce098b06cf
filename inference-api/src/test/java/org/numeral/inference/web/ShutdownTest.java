package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawConnection;
import org.numeral.inference.testing.ServiceProcess;

/** A process that gets SIGTERM. */
@Timeout(240)
class ShutdownTest {

    /** 128 + SIGTERM. */
    private static final int TERMINATED = 143;

    /** After which Kubernetes kills. */
    private static final int GRACE_SECONDS = 30;

    private static final int CLIENTS = 6;
    private static final int MANY = Integer.MAX_VALUE;
    private static final byte[] REQUEST = RawConnection.prediction(Pictures.one());
    private static final byte[] READINESS =
            "GET /health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @TempDir Path models;
    @TempDir Path logs;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger toldToClose = new AtomicInteger();
    private final AtomicInteger lostAtFirst = new AtomicInteger();
    private final AtomicInteger lostLater = new AtomicInteger();

    @BeforeAll
    static void signals() {
        // of any process: whether the system has SIGTERM
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
    }

    @BeforeEach
    void publish() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
    }

    @Test
    void noRequestIsLostWhenAServiceUnderLoadEnds() throws Exception {
        try (ServiceProcess service = start("NUMERAL_SHUTDOWN_DELAY", "10s").awaitReady()) {
            int port = service.port();
            AtomicBoolean notReady = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(2 * CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> ask(port, MANY, notReady)));
                clients.add(threads.submit(() -> ask(port, 1, notReady)));
            }
            while (answered.get() < 200) {
                Thread.sleep(5);
            }
            service.terminate();
            // as whoever distributes requests among instances does
            while (isReady(port)) {
                Thread.sleep(10);
            }
            int before = answered.get();
            while (answered.get() < before + 20) {
                Thread.sleep(5); // it is not ready, and answers
            }
            notReady.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            threads.shutdown();

            assertThat(service.awaitExit(GRACE_SECONDS)).isEqualTo(TERMINATED);
            assertThat(lostAtFirst).hasValue(0);
            assertThat(lostLater).hasValue(0);
            assertThat(toldToClose.get()).isGreaterThanOrEqualTo(CLIENTS);
            assertThat(service.log()).doesNotContain(" ERROR ", " WARN ");
        }
    }

    /**
     * Nobody tells these clients to go elsewhere. Linux resets the connections that the service has
     * not accepted yet when it closes its listening socket; whatever it accepted is answered.
     */
    @Test
    void noAnswerIsCutOffWhereClientsGoOnUntilTheyAreRefused() throws Exception {
        try (ServiceProcess service = start("NUMERAL_SHUTDOWN_DELAY", "3s").awaitReady()) {
            int port = service.port();
            AtomicBoolean never = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(2 * CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> ask(port, MANY, never)));
                clients.add(threads.submit(() -> ask(port, 1, never)));
            }
            while (answered.get() < 200) {
                Thread.sleep(5);
            }
            service.terminate();
            for (Future<?> client : clients) {
                client.get();
            }
            threads.shutdown();
            assertThat(service.awaitExit(GRACE_SECONDS)).isEqualTo(TERMINATED);
            assertThat(lostLater).hasValue(0);
        }
    }

    @Test
    void anUploadThatIsBeingSentIsAnswered() throws Exception {
        try (ServiceProcess service = start("NUMERAL_SHUTDOWN_DELAY", "0s").awaitReady();
                RawConnection client = new RawConnection(service.port())) {
            int half = REQUEST.length / 2;
            client.send(Arrays.copyOf(REQUEST, half));
            Thread.sleep(500);
            service.terminate();
            awaitRefusal(service.port());
            client.send(Arrays.copyOfRange(REQUEST, half, REQUEST.length));
            RawConnection.Answer answer = client.answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.closes()).isTrue();
            assertThat(service.awaitExit(GRACE_SECONDS)).isEqualTo(TERMINATED);
        }
    }

    @Test
    void anUploadThatStopsIsNotWaitedForLongerThanTheGrace() throws Exception {
        try (ServiceProcess service =
                        start(
                                        "NUMERAL_SHUTDOWN_DELAY",
                                        "0s",
                                        "MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_GRACE_PERIOD",
                                        "1s")
                                .awaitReady();
                RawConnection client = new RawConnection(service.port())) {
            client.send(Arrays.copyOf(REQUEST, REQUEST.length / 2));
            Thread.sleep(500);
            service.terminate();
            assertThat(service.awaitExit(GRACE_SECONDS)).isEqualTo(TERMINATED);
        }
    }

    @Test
    void aServiceThatLoadsItsModelEnds() throws Exception {
        try (ServiceProcess service = start()) {
            // the model is loaded and warmed up in the next second or so
            service.awaitLog("Numeral answers at").terminate();
            assertThat(service.awaitExit(GRACE_SECONDS)).isEqualTo(TERMINATED);
        }
    }

    private ServiceProcess start(String... variables) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return ServiceProcess.start(models, logs.resolve("log"), environment);
    }

    /** Asks until it is told to stop or refused; over each connection up to a number of times. */
    private Void ask(int port, int most, AtomicBoolean stop) throws IOException {
        while (!stop.get()) {
            int asked = 0;
            try (RawConnection client = new RawConnection(port)) {
                for (boolean open = true; open && asked < most && !stop.get(); asked++) {
                    RawConnection.Answer answer = client.send(REQUEST).answer();
                    // on a machine that is busy, some may be too many
                    assertThat(
                                    answer.status() == 200
                                            || answer.headers().containsKey("retry-after"))
                            .as(answer.text())
                            .isTrue();
                    answered.incrementAndGet();
                    open = !answer.closes();
                    toldToClose.addAndGet(open ? 0 : 1);
                }
            } catch (ConnectException e) {
                return null;
            } catch (RawConnection.CutOffException e) {
                throw e;
            } catch (IOException e) {
                (asked == 0 ? lostAtFirst : lostLater).incrementAndGet();
            }
        }
        return null;
    }

    private static boolean isReady(int port) throws IOException {
        try (RawConnection client = new RawConnection(port)) {
            return client.send(READINESS).answer().status() == 200;
        }
    }

    private static void awaitRefusal(int port) throws Exception {
        while (true) {
            try {
                new RawConnection(port).close();
            } catch (ConnectException e) {
                return;
            }
            Thread.sleep(20);
        }
    }
}
