package org.numeral.inference.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fuzzing found once, and a short random form of it; the long form is {@code -Pfuzz}. */
class RequestFuzzTest {

    private static final int MUTATIONS_OF_EACH = 20;

    @BeforeAll
    static void start() throws Exception {
        RequestFuzzer.fuzzerInitialize();
    }

    @AfterAll
    static void stop() throws Exception {
        RequestFuzzer.fuzzerTearDown();
    }

    @Test
    void everySeedOfAPostIsAnsweredAsAGoodRequest() throws Exception {
        assertThat(SeedRequests.all()).hasSizeGreaterThan(50);
        for (Map.Entry<String, byte[]> seed : SeedRequests.all().entrySet()) {
            int status = RequestFuzzer.check(seed.getValue());
            if (!seed.getKey().startsWith("get") && !seed.getKey().equals("urlencoded")) {
                assertThat(status).as(seed.getKey()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "form-parameter-without-value, 400",
        "form-part-without-name, 400",
        "form-with-an-unclosed-quote, 400",
        "broken-form-to-a-route-without-a-body, 400"
    })
    void whatWasFoundHasTheRightStatus(String finding, int status) throws Exception {
        try (InputStream in = RequestFuzzTest.class.getResourceAsStream("findings/" + finding)) {
            assertThat(RequestFuzzer.check(in.readAllBytes())).isEqualTo(status);
        }
    }

    @Test
    void mutatedRequestsGetAnAnswer() throws Exception {
        Random random = new Random(1);
        Map<Integer, Integer> statuses = new HashMap<>();
        for (byte[] seed : SeedRequests.all().values()) {
            for (int i = 0; i < MUTATIONS_OF_EACH; i++) {
                byte[] text = seed.clone();
                for (int k = random.nextInt(4); k >= 0; k--) {
                    // half of them in the head, which is short
                    int reach = random.nextBoolean() ? Math.min(120, text.length) : text.length;
                    text[random.nextInt(reach)] = (byte) random.nextInt();
                }
                statuses.merge(RequestFuzzer.check(text), 1, Integer::sum);
            }
        }
        RequestFuzzer.checkGoodRequest();
        // else the mutations are too many or too few to test anything
        assertThat(statuses).containsKeys(200, 400, 404, 415, 422);
    }
}
