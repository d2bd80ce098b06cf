package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.TestModels;

class DigitClassifierTest {

    @Test
    void theSmallNetworkHasTheDocumentedSize() {
        try (DigitClassifier classifier = new DigitClassifier(TestModels.untrained(1))) {
            assertThat(classifier.parameters()).isEqualTo(225_034);
        }
    }

    @Test
    void writtenAndLoadedItAnswersTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.zip");
        List<DigitImage> images = images(3);
        MultiLayerNetwork network = TestModels.untrained(1);
        try (DigitClassifier original = new DigitClassifier(network)) {
            List<Prediction> before = original.classify(images);
            ModelSerializer.writeModel(network, file.toFile(), false);
            try (DigitClassifier loaded = DigitClassifier.load(file)) {
                assertSame(loaded.classify(images), before);
            }
        }
    }

    @Test
    void aBatchAnswersLikeEachPictureAlone() {
        List<DigitImage> images = images(33);
        try (DigitClassifier classifier = new DigitClassifier(TestModels.untrained(2))) {
            List<Prediction> together = classifier.classify(images);
            for (int i = 0; i < images.size(); i++) {
                assertSame(classifier.classify(List.of(images.get(i))), together.subList(i, i + 1));
            }
            assertThat(classifier.classify(List.of())).isEmpty();
        }
    }

    @Test
    void replicasAnswerRightAtTheSameTime() throws Exception {
        try (DigitClassifier classifier = new DigitClassifier(TestModels.untrained(3))) {
            assertReplicasAnswerRightAtTheSameTime(classifier);
        }
    }

    @Test
    void replicasOfALoadedOneAnswerRightAtTheSameTime(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.zip");
        MultiLayerNetwork network = TestModels.untrained(3);
        ModelSerializer.writeModel(network, file.toFile(), false);
        network.close();
        try (DigitClassifier classifier = DigitClassifier.load(file)) {
            assertReplicasAnswerRightAtTheSameTime(classifier);
        }
    }

    private static void assertReplicasAnswerRightAtTheSameTime(DigitClassifier classifier)
            throws Exception {
        List<DigitImage> images = images(8);
        List<Prediction> expected = classifier.classify(images);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> tasks =
                    IntStream.range(0, 4)
                            .<Callable<Boolean>>mapToObj(
                                    i -> {
                                        DigitClassifier replica = classifier.replica();
                                        return () -> {
                                            NativeRuntime.useOneNativeThread();
                                            return IntStream.range(0, 50)
                                                    .allMatch(
                                                            round ->
                                                                    replica.classify(images)
                                                                            .equals(expected));
                                        };
                                    })
                            .toList();
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aFileThatIsNoNetworkIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.zip"), "not a zip");

        assertThatThrownBy(() -> DigitClassifier.load(file)).isInstanceOf(IOException.class);
    }

    @Test
    void anEntryThatCouldRunCodeIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("preprocessor.bin"));
            zip.write(new byte[] {1, 2, 3});
        }

        assertThatThrownBy(() -> DigitClassifier.load(bytes.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The model holds an entry \"preprocessor.bin\", which is not read because it could run code: publish it with Numeral's training job.");
    }

    private static void assertSame(List<Prediction> actual, List<Prediction> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).toArray())
                    .containsExactly(expected.get(i).toArray(), offset(1e-5f));
        }
    }

    private static List<DigitImage> images(int count) {
        Random random = new Random(9);
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            byte[] pixels = new byte[DigitImage.PIXELS];
                            random.nextBytes(pixels);
                            return DigitImage.of(pixels);
                        })
                .toList();
    }
}
