package org.numeral.training.data.mnist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;

/** Servers that would keep a careless client for ever. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NastyMirrorTest {

    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private final FakeMnist mnist = new FakeMnist();

    @TempDir private Path cache;

    @Test
    void givesUpOnAServerThatAcceptsAndSaysNothing() throws Exception {
        try (NastyServer silent = new NastyServer(out -> Thread.sleep(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> prepare(silent))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(silent.address() + ": sent nothing in 1.2 s");
            assertThat(silent.connections()).isEqualTo(3);
        }
    }

    @Test
    void givesUpOnAServerThatStopsInTheMiddle() throws Exception {
        try (NastyServer stalling =
                new NastyServer(
                        out -> {
                            out.write(header("Content-Length: 50000"));
                            out.write(new byte[10]);
                            out.flush();
                            Thread.sleep(Long.MAX_VALUE);
                        })) {
            assertThatThrownBy(() -> prepare(stalling))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(stalling.address() + ": sent ");
        }
    }

    @Test
    void givesUpOnAServerThatDrips() throws Exception {
        try (NastyServer dripping =
                new NastyServer(
                        out -> {
                            out.write(header("Content-Length: 50000"));
                            while (true) {
                                out.write(0);
                                out.flush();
                                Thread.sleep(20);
                            }
                        })) {
            assertThatThrownBy(() -> prepare(dripping))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageMatching("(?s).*: sent only \\d+ bytes in 1.2 s.*");
        }
    }

    @Test
    void givesUpOnAServerThatIsJustFastEnoughForEver() throws Exception {
        try (NastyServer slow =
                new NastyServer(
                        out -> {
                            out.write(header("Content-Length: 50000"));
                            while (true) {
                                out.write(new byte[100]);
                                out.flush();
                                Thread.sleep(10);
                            }
                        })) {
            assertThatThrownBy(() -> prepare(slow))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("could not be downloaded");
        }
    }

    @Test
    void cutsOffAServerThatNeverEnds() throws Exception {
        try (NastyServer endless =
                new NastyServer(
                        out -> {
                            out.write(header("Connection: close"));
                            while (true) {
                                out.write(new byte[8192]);
                            }
                        })) {
            assertThatThrownBy(
                            () ->
                                    mnist.impatientSource(
                                                    cache,
                                                    Duration.ofSeconds(20),
                                                    endless.address())
                                            .prepare())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("sent more than 64,696 bytes");
            assertThat(endless.connections()).isEqualTo(1);
        }
    }

    @Test
    void cutsOffAnEndlessErrorPage() throws Exception {
        try (NastyServer endless =
                new NastyServer(
                        out -> {
                            out.write(
                                    "HTTP/1.1 403 No\r\nConnection: close\r\n\r\n"
                                            .getBytes(US_ASCII));
                            while (true) {
                                out.write(new byte[8192]);
                            }
                        })) {
            assertThatThrownBy(
                            () ->
                                    mnist.impatientSource(
                                                    cache,
                                                    Duration.ofSeconds(20),
                                                    endless.address())
                                            .prepare())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(endless.address() + ": HTTP 403");
        }
    }

    @Test
    void givesUpOnAServerThatHangsUp() throws Exception {
        try (NastyServer rude = new NastyServer(out -> {})) {
            assertThatThrownBy(() -> prepare(rude))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(rude.address() + ": ");
            assertThat(rude.connections()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void triesTheNextMirrorAfterANastyOne() throws Exception {
        try (NastyServer silent = new NastyServer(out -> Thread.sleep(Long.MAX_VALUE));
                Mirror good = Mirror.good(mnist)) {
            mnist.impatientSource(cache, Duration.ofSeconds(2), silent.address(), good.address())
                    .prepare();

            assertThat(cache.resolve(FakeMnist.FIRST))
                    .hasBinaryContent(mnist.plain(FakeMnist.FIRST));
        }
    }

    private void prepare(NastyServer server) throws DatasetException {
        mnist.impatientSource(cache, PATIENCE, server.address()).prepare();
    }

    private static byte[] header(String line) {
        return (NastyServer.HEADERS + line + "\r\n\r\n").getBytes(US_ASCII);
    }
}
