package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.NumberPictures;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;

/** Numbers and explanations of real digits, over HTTP, by a network that can read. */
@EnabledIf("org.numeral.model.testing.RealMnist#available")
class RealNumbersTest {

    private static final int NUMBERS = 100;
    private static final int LENGTH = 4;

    @TempDir static Path models;
    private static RunningService service;
    private static DigitImage[] images;
    private static byte[] labels;

    @BeforeAll
    static void start() throws Exception {
        images = RealMnist.images("t10k");
        labels = RealMnist.labels("t10k");
        PublishedModels.file(models, "m1", TestModels.trainedOnRealMnist());
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void mostNumbersOfFourDigitsAreReadEvenByASmallNetwork() throws Exception {
        int right = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int from = i * LENGTH;
            String expected =
                    Arrays.toString(Arrays.copyOfRange(labels, from, from + LENGTH))
                            .replaceAll("\\D", "");
            byte[] picture = NumberPictures.row(Arrays.copyOfRange(images, from, from + LENGTH));
            HttpResponse<String> response =
                    service.post("/predict?mode=number", Form.picture(picture));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            right += Answers.json(response).get("number").asText().equals(expected) ? 1 : 0;
        }
        System.out.printf("numbers of %d digits over HTTP: %d of %d%n", LENGTH, right, NUMBERS);
        // the network reads 98 % of single digits, has learned of nothing that is no digit, and
        // some of these digits touch
        assertThat(right).isGreaterThanOrEqualTo(80);
    }

    @Test
    void inkIsMoreRelevantThanPaper() throws Exception {
        double ink = 0;
        double paper = 0;
        for (int i = 0; i < 20; i++) {
            JsonNode answer =
                    Answers.json(
                            service.post(
                                    "/predict?explain=true",
                                    Form.picture(Pictures.exact(images[i]))));
            JsonNode relevance = answer.at("/explanation/relevance");
            ink += mean(relevance, images[i], true);
            paper += mean(relevance, images[i], false);
        }
        assertThat(ink).isGreaterThan(2 * Math.max(0, paper)).isPositive();
    }

    private static double mean(JsonNode relevance, DigitImage image, boolean ofInk) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < DigitImage.PIXELS; i++) {
            boolean isInk = image.pixel(i % DigitImage.SIZE, i / DigitImage.SIZE) > 127;
            if (isInk == ofInk) {
                sum += relevance.get(i).asDouble();
                count++;
            }
        }
        return sum / count;
    }
}
