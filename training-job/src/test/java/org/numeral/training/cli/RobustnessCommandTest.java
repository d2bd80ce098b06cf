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
import org.numeral.training.robustness.NonDigitKind;
import org.numeral.training.robustness.RobustnessKind;

class RobustnessCommandTest {

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
    void printsBothTablesAndRefusesAnIndexBeyondTheData() throws JsonProcessingException {
        String store = folder.toString();
        assertThat(run("train", "--model-dir", store)).as(err.toString()).isZero();

        assertThat(run("robustness", "--model-dir", store, "--examples", "2", "--ablation"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "the test digits of synthetic",
                        "lined paper",
                        "2 pictures of each",
                        "without each step",
                        "Not recognised as digits",
                        "several digits");

        out.getBuffer().setLength(0);
        assertThat(run("robustness", "--model-dir", store, "--examples", "2", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/figures/complete/kinds")).hasSize(RobustnessKind.values().length);
        assertThat(json.at("/refusals/digits/all").asInt()).isEqualTo(1000);
        assertThat(json.at("/refusals/nonDigits")).hasSize(NonDigitKind.values().length);
        assertThat(json.at("/refusals/nonDigits/LETTER/all").asInt()).isEqualTo(2);

        assertThat(run("robustness", "--model-dir", store, "--training-from", "4000")).isEqualTo(3);
        assertThat(err.toString()).contains("--training-from is 4000", "only 4000 training digits");
    }

    @Test
    void reportsEveryWrongSetting() {
        assertThat(run("robustness", "--examples", "0", "--training-from", "-2")).isEqualTo(2);
        assertThat(err.toString()).contains("--examples is 0", "--training-from is -2");
    }

    @Test
    void failsWithoutAModel() {
        assertThat(run("robustness", "--model-dir", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no version is published yet");
    }
}
