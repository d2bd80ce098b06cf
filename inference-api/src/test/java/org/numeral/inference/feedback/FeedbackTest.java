package org.numeral.inference.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.RunningService;

class FeedbackTest {

    @TempDir Path models;
    @TempDir Path kept;

    @Test
    void pictureIsKeptOnceInTheFolderOfItsDigit() throws Exception {
        try (RunningService service = start()) {
            assertThat(send(service, "1", Pictures.one()).statusCode()).isEqualTo(204);
            assertThat(send(service, "1", Pictures.one()).statusCode()).isEqualTo(204);
        }
        List<Path> files = files();
        assertThat(files).hasSize(1);
        assertThat(kept.relativize(files.get(0)).toString()).matches("1.[0-9a-f]{64}\\.png");
        BufferedImage picture = ImageIO.read(files.get(0).toFile());
        assertThat(picture.getWidth()).isEqualTo(200);
    }

    @Test
    void largePictureIsKeptSmaller() throws Exception {
        try (RunningService service = start()) {
            assertThat(send(service, "0", Pictures.blank(3000, 1500)).statusCode()).isEqualTo(204);
        }
        BufferedImage picture = ImageIO.read(files().get(0).toFile());
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeral.feedback.most-pictures 2", "numeral.feedback.most-bytes 1200"})
    void noMoreIsKeptThanTheLimitsAllow(String limit) throws Exception {
        String[] setting = limit.split(" ");
        HttpResponse<String> last = null;
        try (RunningService service = start(setting)) {
            for (int i = 0; i < 5; i++) {
                last = send(service, "0", Pictures.blank(100 + i, 100));
            }
        }
        assertThat(last.statusCode()).isEqualTo(507);
        assertThat(Answers.json(last).get("title").asText())
                .isEqualTo("Enough corrections are kept");
        assertThat(files()).hasSizeBetween(1, 4);
        if (limit.contains("pictures")) {
            assertThat(files()).hasSize(2);
        }
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(1200);
    }

    @Test
    void saysThatItCannotBeWrittenAndTellsNoPath() throws Exception {
        Path inTheWay = Files.createFile(kept.resolve("6"));
        try (RunningService service = start()) {
            HttpResponse<String> answer = send(service, "6", Pictures.one());
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(Answers.json(answer).get("type").asText())
                    .isEqualTo("urn:numeral:feedback-not-kept");
            assertThat(answer.body()).doesNotContain(inTheWay.toString());

            Files.delete(inTheWay);
            assertThat(send(service, "6", Pictures.one()).statusCode()).isEqualTo(204);
        }
        assertThat(files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "x", ""})
    void whatIsNoDigitIsRefused(String digit) throws Exception {
        try (RunningService service = start()) {
            HttpResponse<String> answer = send(service, digit, Pictures.one());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Answers.json(answer).get("detail").asText())
                    .isEqualTo(
                            "digit is \"%s\". Say which digit the picture shows, 0 to 9, as in: /feedback?digit=7"
                                    .formatted(digit));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        try (RunningService service = start()) {
            assertThat(send(service, "1", "one".getBytes(StandardCharsets.UTF_8)).statusCode())
                    .isEqualTo(415);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void offUnlessConfigured() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            HttpResponse<String> answer = send(service, "1", Pictures.one());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Answers.json(answer).get("type").asText())
                    .isEqualTo("urn:numeral:no-feedback");
        }
    }

    @Test
    void needsAKeyWherePredictionsDo() throws Exception {
        try (RunningService service = start("numeral.access.api-keys", "a-key-of-the-service")) {
            assertThat(send(service, "1", Pictures.one()).statusCode()).isEqualTo(401);
        }
        assertThat(files()).isEmpty();
    }

    private RunningService start(String... settings) {
        return RunningService.start(
                models,
                Stream.concat(
                                Stream.of("numeral.feedback.directory", kept.toString()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> send(RunningService service, String digit, byte[] picture)
            throws Exception {
        return service.post("/feedback?digit=" + digit, Form.picture(picture));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
