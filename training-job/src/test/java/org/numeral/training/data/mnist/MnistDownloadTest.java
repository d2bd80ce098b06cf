package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.training.data.mnist.FakeMnist.FIRST;
import static org.numeral.training.data.mnist.FakeMnist.NAMES;
import static org.numeral.training.data.mnist.FakeMnist.SECOND;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;

class MnistDownloadTest {

    private final FakeMnist mnist = new FakeMnist();

    @TempDir private Path temp;

    @Test
    void fetchesPackedFilesAndKeepsThemUnpacked() throws Exception {
        try (Mirror mirror = Mirror.good(mnist)) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests())
                    .containsExactlyElementsOf(NAMES.stream().map(n -> n + ".gz").toList());
        }
    }

    @Test
    void fetchesPlainFilesWhereThereAreNoPackedOnes() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (name.endsWith(".gz")) {
                                exchange.sendResponseHeaders(404, -1);
                            } else {
                                Mirror.send(exchange, 200, mnist.plain(name));
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
        }
    }

    @Test
    void takesAFileThatWasUnpackedOnTheWay() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) ->
                                Mirror.send(exchange, 200, mnist.plain(name.replace(".gz", ""))))) {
            prepare(mirror.address());

            assertCacheIsRight();
        }
    }

    @Test
    void triesAgainAfterAServersError() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                exchange.sendResponseHeaders(500, -1);
                            } else {
                                Mirror.send(exchange, 200, mnist.served(name));
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests()).startsWith(FIRST + ".gz", FIRST + ".gz");
        }
    }

    @Test
    void resumesWhereTheConnectionBroke() throws Exception {
        byte[] whole = mnist.packed(FIRST);
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                Mirror.sendPart(exchange, whole, 20_000);
                            } else {
                                sendRange(exchange, mnist.served(name), 0);
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests().get(1)).matches(FIRST + ".gz bytes=[1-9]\\d*-");
        }
    }

    @Test
    void startsOverWhereRangesAreIgnored() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                Mirror.sendPart(exchange, mnist.served(name), 20_000);
                            } else {
                                Mirror.send(exchange, 200, mnist.served(name));
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests().get(1)).contains("bytes=");
        }
    }

    @Test
    void startsOverAfterAnAnswerThatResumesAtTheWrongPlace() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                Mirror.sendPart(exchange, mnist.served(name), 20_000);
                            } else {
                                sendRange(exchange, mnist.served(name), 5);
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests().get(1)).contains("bytes=");
            assertThat(mirror.requests().get(2)).isEqualTo(FIRST + ".gz");
        }
    }

    @Test
    void startsOverWhenThePartsDoNotFitTogether() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                Mirror.sendPart(exchange, mnist.served(SECOND + ".gz"), 20_000);
                            } else {
                                sendRange(exchange, mnist.served(name), 0);
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests().get(2)).isEqualTo(FIRST + ".gz");
        }
    }

    @Test
    void startsOverWhenResumingIsRefused() throws Exception {
        try (Mirror mirror =
                new Mirror(
                        (exchange, name, n) -> {
                            if (n == 1) {
                                Mirror.sendPart(exchange, mnist.served(name), 20_000);
                            } else if (n == 2) {
                                exchange.sendResponseHeaders(416, -1);
                            } else {
                                Mirror.send(exchange, 200, mnist.served(name));
                            }
                        })) {
            prepare(mirror.address());

            assertCacheIsRight();
        }
    }

    @Test
    void goesToTheNextMirrorWhenTheBytesAreWrong() throws Exception {
        try (Mirror wrong =
                        new Mirror(
                                (exchange, name, n) ->
                                        Mirror.send(exchange, 200, mnist.packed(SECOND)));
                Mirror good = Mirror.good(mnist)) {
            prepare(wrong.address(), good.address());

            assertCacheIsRight();
            // one look each is enough, and the good one is asked first from then on
            assertThat(wrong.requests()).containsExactly(FIRST + ".gz");
        }
    }

    @Test
    void refusesAPackedFileThatNeverEnds() throws Exception {
        byte[] bomb = FakeMnist.gzip(new byte[30_000_000]);
        try (Mirror mirror = new Mirror((exchange, name, n) -> Mirror.send(exchange, 200, bomb))) {
            assertThatThrownBy(() -> prepare(mirror.address()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("has more than the expected 60,000 bytes uncompressed");
            assertNothingIsLeftBehind();
        }
    }

    @Test
    void followsRedirects() throws Exception {
        try (Mirror good = Mirror.good(mnist);
                Mirror mirror =
                        new Mirror(
                                (exchange, name, n) -> {
                                    exchange.getResponseHeaders()
                                            .add("Location", good.address() + name);
                                    exchange.sendResponseHeaders(302, -1);
                                })) {
            prepare(mirror.address());

            assertCacheIsRight();
        }
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        try (Mirror proxy = Mirror.good(mnist)) {
            mnist.source(
                            Optional.empty(),
                            cache(),
                            ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())),
                            URI.create("http://mnist.invalid/files"))
                    .prepare();

            assertCacheIsRight();
            assertThat(proxy.requests()).hasSize(4);
        }
    }

    @Test
    void namesEachMirrorsReasonAndWhatToDo() throws Exception {
        try (Mirror forbidden = Mirror.answering(403);
                Mirror missing = Mirror.answering(404);
                Mirror busy = Mirror.answering(503)) {
            assertThatThrownBy(
                            () -> prepare(forbidden.address(), missing.address(), busy.address()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessage(
                            """
                            MNIST's train-images-idx3-ubyte could not be downloaded:
                              %s: HTTP 403
                              %s: HTTP 404
                              %s: HTTP 503
                            Check the network or the proxy, set DATA_DIR to a folder with the four files, name other mirrors with MNIST_MIRRORS, or use --dataset synthetic.""",
                            forbidden.address(), missing.address(), busy.address());
            assertThat(forbidden.requests()).hasSize(1);
            assertThat(missing.requests()).containsExactly(FIRST + ".gz", FIRST);
            assertThat(busy.requests()).hasSize(3);
            assertNothingIsLeftBehind();
        }
    }

    @Test
    void saysThatNobodyListens() {
        assertThatThrownBy(() -> prepare(FakeMnist.unreachable()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(FakeMnist.unreachable() + ": no connection");
    }

    private Path cache() {
        return temp.resolve("cache");
    }

    private void prepare(URI... mirrors) throws DatasetException {
        mnist.source(Optional.empty(), cache(), mirrors).prepare();
    }

    private void assertCacheIsRight() throws IOException {
        for (String name : NAMES) {
            assertThat(cache().resolve(name)).hasBinaryContent(mnist.plain(name));
        }
        assertNothingIsLeftBehind();
    }

    private void assertNothingIsLeftBehind() throws IOException {
        try (Stream<Path> all = Files.list(cache())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }

    /** The rest that was asked for, or a rest that starts some bytes too late. */
    private static void sendRange(
            com.sun.net.httpserver.HttpExchange exchange, byte[] whole, int late)
            throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            Mirror.send(exchange, 200, whole);
            return;
        }
        int start = Integer.parseInt(range.replaceAll("\\D", "")) + late;
        exchange.getResponseHeaders()
                .add(
                        "Content-Range",
                        "bytes %d-%d/%d".formatted(start, whole.length - 1, whole.length));
        Mirror.send(exchange, 206, java.util.Arrays.copyOfRange(whole, start, whole.length));
    }
}
