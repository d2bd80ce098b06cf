package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;

@EnabledIf("org.numeral.model.testing.RealMnist#available")
class RealMnistSourceTest {

    @TempDir private Path temp;

    @Test
    void loadsEveryByteOfTheFiles() throws Exception {
        DigitDataset mnist = source().load();

        assertThat(mnist.name()).isEqualTo("mnist");
        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().size()).isEqualTo(10_000);
        assertThat(mnist.train()).isEqualTo(fromTheFiles("train"));
        assertThat(mnist.test()).isEqualTo(fromTheFiles("t10k"));
        assertThat(mnist.sha256())
                .containsOnlyKeys("train-images", "train-labels", "test-images", "test-labels")
                .containsEntry(
                        "train-labels",
                        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
        assertThat(mnist.train().countsByDigit())
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);

        ValidationSplit split =
                ValidationSplit.byCount(mnist.train(), ValidationSplit.MNIST_VALIDATION_COUNT, 1);
        assertThat(split.train().size()).isEqualTo(55_000);
        assertThat(split.validation().size()).isEqualTo(5_000);
    }

    @Test
    void dl4jNeverGoesToTheNetworkForAFileThatVanished() throws Exception {
        Path folder = source().verifiedFolder();
        Path some = Files.createDirectories(temp.resolve("some"));
        Files.copy(
                folder.resolve("t10k-images-idx3-ubyte"), some.resolve("t10k-images-idx3-ubyte"));

        assertThatThrownBy(() -> MnistReader.read(some, false, MnistFiles.ORIGINAL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("DL4J could not read the test files of MNIST in " + some)
                .hasStackTraceContaining("numeral-lets-dl4j-download-nothing");
    }

    @Test
    void aFileThatChangedAfterItsVerificationIsNoticed() throws Exception {
        Path folder = source().verifiedFolder();
        Path changed = Files.createDirectories(temp.resolve("changed"));
        for (String name : new String[] {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
            byte[] content = Files.readAllBytes(folder.resolve(name));
            content[content.length - 1] = 1;
            Files.write(changed.resolve(name), content);
        }

        assertThatThrownBy(() -> MnistReader.read(changed, false, MnistFiles.ORIGINAL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("What DL4J read from " + changed);
    }

    private MnistSource source() {
        return new MnistSource(
                new MnistConfig(
                        RealMnist.folder(),
                        temp.resolve("cache"),
                        FakeMnist.impatient(
                                java.util.List.of(FakeMnist.unreachable()),
                                java.time.Duration.ofSeconds(1))));
    }

    private static LabelledDigits fromTheFiles(String set) throws Exception {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (DigitImage image : RealMnist.images(set)) {
            pixels.write(image.toBytes());
        }
        return new LabelledDigits(pixels.toByteArray(), RealMnist.labels(set));
    }
}
