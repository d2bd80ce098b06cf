package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult.Digit;
import org.numeral.model.store.ModelVersion;

class ConcurrentRequestsTest {

    private static final int CLIENTS = 32;

    /** -Dload.seconds=30 for a longer run. */
    private static final long SECONDS = Long.getLong("load.seconds", 5);

    @TempDir Path models;

    @Test
    void thirtyTwoClientsAtOnceGetTheNetworksOwnAnswers() throws Exception {
        ModelVersion version = PublishedModels.untrained(models, "m1", "mnist");
        List<byte[]> forms = new ArrayList<>();
        List<Prediction> expected = new ArrayList<>();
        try (DigitClassifier classifier = DigitClassifier.load(version.modelFile())) {
            for (int i = 0; i < 40; i++) {
                byte[] picture = Pictures.exact(stroke(i));
                forms.add(Form.picture(picture));
                expected.add(classifier.classify(List.of(seen(picture))).get(0));
            }
        }
        // all are to be answered, however long a busy machine takes
        try (RunningService service =
                RunningService.start(
                                models,
                                "numeral.predict.longest-wait",
                                "18s",
                                "numeral.predict.deadline",
                                "18s")
                        .awaitReady()) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                counts.add(clients.submit(client(service, c, end, forms, expected)));
            }
            int answers = 0;
            for (Future<Integer> count : counts) {
                answers += count.get();
            }
            clients.shutdown();
            System.out.printf(
                    "%d clients, %d s: %d answers a second%n", CLIENTS, SECONDS, answers / SECONDS);
            assertThat(answers).isGreaterThanOrEqualTo(CLIENTS);
        }
    }

    private static Callable<Integer> client(
            RunningService service,
            int seed,
            long end,
            List<byte[]> forms,
            List<Prediction> expected) {
        return () -> {
            Random random = new Random(seed);
            int answers = 0;
            do {
                int i = random.nextInt(forms.size());
                HttpResponse<String> response = service.post("/predict", forms.get(i));
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                assertSame(Answers.prediction(response), expected.get(i));
                answers++;
            } while (System.nanoTime() < end);
            return answers;
        };
    }

    /** Equal but for the last bits, which depend on how many pictures are computed in one pass. */
    private static void assertSame(Prediction actual, Prediction expected) {
        assertThat(actual.best().digit()).isEqualTo(expected.best().digit());
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            assertThat(Math.abs(actual.toArray()[digit] - expected.toArray()[digit]))
                    .as("%s, not %s", actual, expected)
                    .isLessThan(1e-5f);
        }
    }

    private static DigitImage seen(byte[] picture) throws Exception {
        return ((Digit)
                        new DigitPreprocessor()
                                .process(
                                        new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH)
                                                .decode(picture)))
                .image();
    }

    /** A bright stroke somewhere on black, another one for each seed. */
    private static DigitImage stroke(int seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[DigitImage.PIXELS];
        int x = 8 + random.nextInt(8);
        int slant = random.nextInt(3) - 1;
        for (int y = 5; y < 23; y++) {
            for (int dx = 0; dx < 3; dx++) {
                pixels[y * DigitImage.SIZE + x + dx + slant * (y - 14) / 4] =
                        (byte) (180 + random.nextInt(75));
            }
        }
        return DigitImage.of(pixels);
    }
}
