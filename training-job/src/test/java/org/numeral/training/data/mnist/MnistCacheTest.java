package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.training.data.mnist.FakeMnist.FIRST;
import static org.numeral.training.data.mnist.FakeMnist.NAMES;
import static org.numeral.training.data.mnist.FakeMnist.SECOND;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;

class MnistCacheTest {

    private final FakeMnist mnist = new FakeMnist();

    @TempDir private Path temp;

    @Test
    void asksForNothingWhenTheCacheIsRight() throws Exception {
        mnist.writePlain(cache());

        prepare(FakeMnist.unreachable());
    }

    @Test
    void setsACorruptFileAsideAndFetchesOnlyThatOneAgain() throws Exception {
        mnist.writePlain(cache());
        byte[] corrupt = mnist.plain(SECOND);
        corrupt[77] ^= 1;
        Files.write(cache().resolve(SECOND), corrupt);
        try (Mirror mirror = Mirror.good(mnist)) {
            prepare(mirror.address());

            assertCacheIsRight();
            assertThat(mirror.requests()).containsExactly(SECOND + ".gz");
            try (Stream<Path> all = Files.list(cache())) {
                List<Path> aside =
                        all.filter(path -> path.toString().contains(SECOND + ".corrupt-")).toList();
                assertThat(aside).hasSize(1);
                assertThat(aside.get(0)).hasBinaryContent(corrupt);
            }
        }
    }

    @Test
    void fetchesATruncatedCachedFileAgain() throws Exception {
        mnist.writePlain(cache());
        Files.write(cache().resolve(FIRST), new byte[100]);
        try (Mirror mirror = Mirror.good(mnist)) {
            prepare(mirror.address());

            assertCacheIsRight();
        }
    }

    @Test
    void severalAtOnceDoNoHarm() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Mirror mirror = Mirror.good(mnist)) {
            Callable<Path> prepared =
                    () ->
                            mnist.source(Optional.empty(), cache(), mirror.address())
                                    .verifiedFolder();
            List<Future<Path>> results =
                    new ArrayList<>(
                            threads.invokeAll(List.of(prepared, prepared, prepared, prepared)));
            for (Future<Path> result : results) {
                assertThat(result.get()).isEqualTo(cache());
            }
            assertCacheIsRight();
            assertThat(mirror.requests()).hasSize(4);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysThatTheCacheCannotBeWritten() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        Path impossible = file.resolve("cache");
        assertThatThrownBy(() -> mnist.source(Optional.empty(), impossible).prepare())
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("The MNIST cache " + impossible + " cannot be written: ")
                .hasMessageEndingWith(
                        "Set CACHE_DIR to a writable folder with 70 MB of space, or DATA_DIR to one that holds the four uncompressed files.");
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
}
