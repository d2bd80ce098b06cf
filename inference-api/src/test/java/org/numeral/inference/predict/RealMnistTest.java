package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;

/** All 10,000 real test digits, over HTTP. */
@EnabledIf("org.numeral.model.testing.RealMnist#available")
class RealMnistTest {

    private static final int CLIENTS = 8;
    private static final int CHUNK = 500;

    @TempDir static Path models;
    private static RunningService service;
    private static DigitImage[] images;
    private static byte[] labels;
    private static int[] raw;

    @BeforeAll
    static void start() throws Exception {
        Path zip = TestModels.trainedOnRealMnist();
        images = RealMnist.images("t10k");
        labels = RealMnist.labels("t10k");
        raw = new int[images.length];
        try (DigitClassifier classifier = DigitClassifier.load(zip)) {
            for (int from = 0; from < images.length; from += CHUNK) {
                var predictions =
                        classifier.classify(Arrays.asList(images).subList(from, from + CHUNK));
                for (int i = 0; i < CHUNK; i++) {
                    raw[from + i] = predictions.get(i).best().digit();
                }
            }
        }
        PublishedModels.file(models, "m1", zip);
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void exactPicturesAreAnsweredAsTheNetworkAnswersTheRawPixels() throws Exception {
        assertThat(answers(Pictures::exact)).isEqualTo(raw);
    }

    @Test
    void largeBlackOnWhitePngsAreAnsweredAlmostAsWell() throws Exception {
        assertAlmostAsGood("PNG", answers(image -> Pictures.enlarged(image, "png")));
    }

    @Test
    void largeBlackOnWhiteJpegsAreAnsweredAlmostAsWell() throws Exception {
        assertAlmostAsGood("JPEG", answers(image -> Pictures.enlarged(image, "jpg")));
    }

    private static void assertAlmostAsGood(String format, int[] answers) {
        double accuracy = accuracy(answers);
        System.out.printf(
                "raw pixels %.2f %%, 280x280 %s over HTTP %.2f %%%n",
                accuracy(raw) * 100, format, accuracy * 100);
        assertThat(accuracy).isGreaterThanOrEqualTo(accuracy(raw) - 0.005);
    }

    private static double accuracy(int[] answers) {
        int right = 0;
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] == labels[i]) {
                right++;
            }
        }
        return (double) right / answers.length;
    }

    /** What the service answers to each digit; -1 if it finds no ink. */
    private static int[] answers(Function<DigitImage, byte[]> picture) throws Exception {
        int[] answers = new int[images.length];
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
            int first = c;
            running.add(
                    clients.submit(
                            () -> {
                                for (int i = first; i < images.length; i += CLIENTS) {
                                    answers[i] = ask(picture.apply(images[i]));
                                }
                                return null;
                            }));
        }
        for (Future<?> client : running) {
            client.get();
        }
        clients.shutdown();
        return answers;
    }

    private static int ask(byte[] picture) throws Exception {
        HttpResponse<String> response = service.post("/predict", Form.picture(picture));
        if (response.statusCode() == 422) {
            return -1;
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Answers.json(response).get("prediction").asInt();
    }
}
