package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.number.Spacing;

class NumbersCommandTest {

    private static final Map<String, String> QUICK =
            Map.of(
                    "DATASET", "synthetic",
                    "SYNTHETIC_EXAMPLES", "4000",
                    "EPOCHS", "1",
                    "MIN_ACCURACY", "0.1",
                    "ROBUSTNESS_EXAMPLES", "0");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, QUICK, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void printsTheShareOfNumbersThatAreReadForEachSpacing() throws JsonProcessingException {
        String store = folder.toString();
        assertThat(run("train", "--model-dir", store)).as(err.toString()).isZero();

        assertThat(run("numbers", "--model-dir", store, "--examples", "10"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("numbers made of the test digits of synthetic, seed 1; entirely right:")
                .containsPattern("apart +[0-9.]+ % of 10 ")
                .containsPattern("touching +[0-9.]+ % of 10 ");

        out.getBuffer().setLength(0);
        assertThat(
                        run(
                                "numbers",
                                "--model-dir",
                                store,
                                "--examples",
                                "10",
                                "--training-digits",
                                "--json"))
                .as(err.toString())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("digits").asText()).isEqualTo("training");
        assertThat(json.get("figures")).hasSize(Spacing.values().length);
        assertThat(json.at("/figures/0/byLength")).hasSize(5);
        assertThat(json.at("/figures/0/right/all").asInt()).isEqualTo(10);
    }

    @Test
    void reportsAWrongSetting() {
        assertThat(run("numbers", "--examples", "4")).isEqualTo(2);
        assertThat(err.toString()).contains("--examples is 4; it must be 5 or more");
    }
}
