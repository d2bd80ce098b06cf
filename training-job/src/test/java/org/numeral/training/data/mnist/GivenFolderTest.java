package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.training.data.mnist.FakeMnist.FIRST;
import static org.numeral.training.data.mnist.FakeMnist.NAMES;
import static org.numeral.training.data.mnist.FakeMnist.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.checksum.Sha256;
import org.numeral.training.data.DatasetException;

class GivenFolderTest {

    private final FakeMnist mnist = new FakeMnist();

    @TempDir private Path temp;

    @Test
    void plainFilesAreUsedWhereTheyAre() throws Exception {
        mnist.writePlain(data());
        data().toFile().setWritable(false);

        assertThat(source().verifiedFolder()).isEqualTo(data());
        assertThat(cache()).doesNotExist();
        assertThat(namesIn(data())).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void packedFilesAreUnpackedToTheCache() throws Exception {
        mnist.writePacked(data());
        data().toFile().setWritable(false);

        assertThat(source().verifiedFolder()).isEqualTo(cache());
        for (String name : NAMES) {
            assertThat(cache().resolve(name)).hasBinaryContent(mnist.plain(name));
        }
        assertThat(namesIn(data())).allMatch(name -> name.endsWith(".gz")).hasSize(4);
    }

    @Test
    void packedAndPlainFilesMayBeMixed() throws Exception {
        mnist.writePacked(data());
        Files.delete(data().resolve(FIRST + ".gz"));
        Files.write(data().resolve(FIRST), mnist.plain(FIRST));

        assertThat(source().verifiedFolder()).isEqualTo(cache());
        assertThat(cache().resolve(FIRST)).hasBinaryContent(mnist.plain(FIRST));
    }

    @Test
    void aCorruptCacheIsRepairedFromTheFolder() throws Exception {
        mnist.writePacked(data());
        mnist.writePlain(cache());
        Files.write(cache().resolve(FIRST), new byte[60_000]);

        source().prepare();

        assertThat(cache().resolve(FIRST)).hasBinaryContent(mnist.plain(FIRST));
        assertThat(namesIn(cache())).anyMatch(name -> name.startsWith(FIRST + ".corrupt-"));
    }

    @Test
    void oneFlippedByteIsAnErrorAndNeverAReasonToDownload() throws Exception {
        mnist.writePlain(data());
        byte[] flipped = mnist.plain(FIRST);
        flipped[1234] ^= 1;
        Files.write(data().resolve(FIRST), flipped);
        try (Mirror mirror = Mirror.good(mnist)) {
            MnistSource source = mnist.source(Optional.of(data()), cache(), mirror.address());

            assertThatThrownBy(source::prepare)
                    .isInstanceOf(DatasetException.class)
                    .hasMessage(
                            """
                            DATA_DIR %s does not hold the original MNIST:
                              %s has 60,000 bytes uncompressed with SHA-256 %s, expected 60,000 bytes with %s
                            Put the original files there, or leave DATA_DIR unset to download them.""",
                            data(), FIRST, Sha256.of(flipped), Sha256.of(mnist.plain(FIRST)));
            assertThat(mirror.requests()).isEmpty();
        }
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws Exception {
        mnist.writePacked(data());
        Files.delete(data().resolve(FIRST + ".gz"));
        byte[] packed = mnist.packed(SECOND);
        Files.write(data().resolve(SECOND + ".gz"), Arrays.copyOf(packed, packed.length / 2));
        byte[] damaged = mnist.packed(NAMES.get(2));
        Arrays.fill(damaged, 2, 60, (byte) 0xFF);
        Files.write(data().resolve(NAMES.get(2) + ".gz"), damaged);

        assertThatThrownBy(source()::prepare)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(
                        "\n  train-images-idx3-ubyte is missing (and so is train-images-idx3-ubyte.gz)\n")
                .hasMessageContaining("\n  train-labels-idx1-ubyte.gz is cut short\n")
                .hasMessageContaining("\n  t10k-images-idx3-ubyte.gz cannot be unpacked: ");
        assertThat(cache()).doesNotExist();
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        assertThatThrownBy(source()::prepare)
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "DATA_DIR %s is no folder. Name one that holds the four MNIST files, or leave it unset to download them.",
                        data());
    }

    @Test
    void tellsWhetherTheNetworkIsNeeded() throws Exception {
        assertThat(source().availableOffline()).isFalse();
        mnist.writePacked(data());
        assertThat(source().availableOffline()).isTrue();
        Files.delete(data().resolve(FIRST + ".gz"));
        assertThat(source().availableOffline()).isFalse();

        MnistSource cached = mnist.source(Optional.empty(), cache());
        assertThat(cached.availableOffline()).isFalse();
        mnist.writePlain(cache());
        assertThat(cached.availableOffline()).isTrue();
        Files.write(cache().resolve(SECOND), new byte[7]);
        assertThat(cached.availableOffline()).isFalse();
    }

    private Path data() {
        return temp.resolve("data");
    }

    private Path cache() {
        return temp.resolve("cache");
    }

    private MnistSource source() {
        return mnist.source(Optional.of(data()), cache());
    }

    private static Set<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return Set.copyOf(all.map(path -> path.getFileName().toString()).toList());
        }
    }
}
