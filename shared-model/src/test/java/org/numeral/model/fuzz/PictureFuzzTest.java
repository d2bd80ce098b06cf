package org.numeral.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fuzzing found once, and a short random form of it; the long form is {@code -Pfuzz}. */
class PictureFuzzTest {

    private static final int MUTATIONS_OF_EACH = 60;

    @BeforeAll
    static void loadClasses() {
        PictureFuzzer.fuzzerInitialize();
    }

    @ParameterizedTest
    @CsvSource({
        "lossless-without-its-data.webp, InvalidImageException",
        "samples-of-29-bits.tiff, ImageTooLargeException"
    })
    void whatWasFoundHasTheRightOutcome(String finding, String outcome) {
        assertThat(PictureFuzzer.check(Findings.read(finding))).isEqualTo(outcome);
    }

    @Test
    void everySeedIsADigit() {
        assertThat(SeedPictures.all()).hasSizeGreaterThan(30);
        assertThat(SeedPictures.all())
                .allSatisfy(
                        (name, file) ->
                                assertThat(PictureFuzzer.check(file)).as(name).isEqualTo("Digit"));
    }

    @Test
    void mutatedSeedsGetAnAnswerOrAreRefused() {
        Random random = new Random(1);
        Map<String, Integer> outcomes = new HashMap<>();
        for (byte[] seed : SeedPictures.all().values()) {
            for (int i = 0; i < MUTATIONS_OF_EACH; i++) {
                byte[] file = mutate(seed, random);
                outcomes.merge(
                        PictureFuzzer.check(PngSums.isPng(file) ? PngSums.repaired(file) : file),
                        1,
                        Integer::sum);
            }
        }
        // else the mutations are too many or too few to test anything
        assertThat(outcomes).containsKeys("Digit", "InvalidImageException");
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] file =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(seed, random.nextInt(seed.length))
                        : seed.clone();
        for (int k = random.nextInt(4); k >= 0 && file.length > 0; k--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        return file;
    }
}
