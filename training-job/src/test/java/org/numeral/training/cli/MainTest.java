package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.store.ModelCard;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelStore;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

/** The command line from the outside: exit codes and messages. */
class MainTest {

    /** A run that trains for a moment on digits drawn by the project. */
    private static final Map<String, String> QUICK =
            Map.of(
                    "DATASET",
                    "synthetic",
                    "SYNTHETIC_EXAMPLES",
                    "4000",
                    "PRESET",
                    "quick",
                    "EPOCHS",
                    "2",
                    "MIN_ACCURACY",
                    "0.5",
                    "ROBUSTNESS_EXAMPLES",
                    "2");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String... args) {
        // buffered, as the process's own output is: what is not flushed at the end is lost
        return Main.run(
                args,
                environment,
                new PrintWriter(new BufferedWriter(out, 1 << 20)),
                new PrintWriter(new BufferedWriter(err, 1 << 20)));
    }

    @Test
    void trainsPublishesListsEvaluatesAndRollsBack() throws IOException {
        String store = folder.toString();

        assertThat(run(QUICK, "train", "--model-dir", store)).as(err.toString()).isZero();
        String first = new ModelStore(folder).currentId().orElseThrow();
        assertThat(out.toString())
                .contains("accuracy", "95 % confidence", "is \\ read as", "Published as " + first);

        ModelCard card = new ModelStore(folder).verify(first).metadata().modelCard();
        assertThat(card.intendedUse()).contains("Not for reading real digits");
        assertThat(card.trial().examples()).isEqualTo(2);
        assertThat(card.trial().read()).isBetween(card.trial().hardestRead(), 1.0);

        Path versions = folder.resolve("versions");
        assertThat(versions.resolve(first).resolve("report.html"))
                .content()
                .contains("id=\"robustness\"", "tight crop", "id=\"abstention\"", "scribble")
                .containsPattern("numeral train .* --workers [1-9]");

        assertThat(
                        run(
                                QUICK,
                                "train",
                                "--model-dir",
                                store,
                                "--seed",
                                "2",
                                "--tolerance",
                                "1",
                                "--robustness-examples",
                                "0"))
                .as(err.toString())
                .isZero();
        String second = new ModelStore(folder).currentId().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(versions.resolve(second).resolve("report.html"))
                .content()
                .contains("How the model reads bad pictures");

        assertThat(new ModelStore(folder).verify(second).metadata().modelCard().trial()).isNull();

        assertThat(run(QUICK, "list", "--model-dir", store)).isZero();
        assertThat(out.toString())
                .containsPattern("\\* " + second + " .* medium +synthetic +\\d+\\.\\d\\d %")
                .containsPattern("  " + first + " ");

        assertThat(run(QUICK, "compare", "--model-dir", store, first)).isZero();
        assertThat(out.toString())
                .contains("A " + first, "B " + second, "only A right", "McNemar")
                .containsPattern("  all +1000 ");

        assertThat(run(QUICK, "rollback", "--model-dir", store, first)).isZero();
        assertThat(new ModelStore(folder).currentId()).contains(first);

        assertThat(run(QUICK, "evaluate", "--model-dir", store, "--model-version", second))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Version "
                                + second
                                + " (trained on synthetic) on the test set of synthetic")
                .containsPattern("expected calibration error +\\d+\\.\\d\\d %")
                .containsPattern("not recognised as digits: \\d+\\.\\d\\d %");

        JsonNode evaluated = json(QUICK, "evaluate", "--model-dir", store, "--json");
        assertThat(evaluated.path("version").asText()).isEqualTo(first);
        assertThat(evaluated.path("figures").path("examples").asInt()).isEqualTo(1_000);
        ModelMetadata published = new ModelStore(folder).verify(first).metadata();
        assertThat(evaluated.path("expectedCalibrationError").asDouble())
                .isEqualTo(published.calibration().testError(), offset(1e-6));
        assertThat(evaluated.path("refusedShare").asDouble()).isBetween(0.0, 0.2);
        JsonNode listed = json(QUICK, "list", "--model-dir", store, "--json");
        assertThat(listed.findValuesAsText("version")).containsExactly(second, first);
        assertThat(listed.findValuesAsText("current")).containsExactly("false", "true");
        JsonNode compared = json(QUICK, "compare", "--model-dir", store, first, second, "--json");
        assertThat(compared.path("examples").asInt()).isEqualTo(1_000);
        assertThat(compared.path("byDigit")).hasSize(10);
        assertThat(compared.path("accuracyA").asDouble())
                .isEqualTo(evaluated.path("figures").path("accuracy").asDouble(), offset(1e-9));

        assertEvaluatesTwoPictures(store);
    }

    /** As they are kept when readers correct the service: few, and not of every digit. */
    private void assertEvaluatesTwoPictures(String store) throws IOException {
        Path pictures = folder.resolve("corrected");
        LabelledDigits digits = new SyntheticSource(7, 10, 10).load().train();
        for (int digit : new int[] {3, 8}) {
            DrawnPictures.write(pictures.resolve(digit + "/picture.png"), digits.image(digit));
        }
        String[] evaluate = {
            "evaluate", "--model-dir", store, "--dataset", "images", "--data-dir", "" + pictures
        };

        assertThat(run(Map.of("TEST_SHARE", "1"), evaluate)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("on the test set of images", " of 2 examples")
                .containsPattern("\\n +4 +- +- +- +0\\n")
                .containsPattern("\\n +8 +[\\d.]+% +[\\d.]+% +[\\d.]+% +1\\n");
        assertThat(run(Map.of(), evaluate)).isEqualTo(3);
    }

    private static String[] with(String command, String... options) {
        return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
    }

    @Test
    void trainingNeedsMoreThanATestSet() {
        String[] images = {"--dataset", "images", "--data-dir", "" + folder, "--test-share", "1"};

        for (String command : new String[] {"train", "prepare"}) {
            assertThat(run(Map.of(), with(command, images))).isEqualTo(2);
            assertThat(err.toString())
                    .contains("--test-share is 1, which leaves nothing to train on");
        }
    }

    /** What a command writes, which must be one line of JSON and nothing else. */
    private JsonNode json(Map<String, String> environment, String... args) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(run(environment, args)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void comparingWithNothingOrWithItselfFails() {
        String store = folder.toString();

        assertThat(run(QUICK, "compare", "--model-dir", store)).isEqualTo(2);
        assertThat(run(QUICK, "compare", "--model-dir", store, "v1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no version is current: name two, as numeral list shows them");
        assertThat(run(QUICK, "compare", "--model-dir", store, "v1", "v1")).isEqualTo(1);
        assertThat(err.toString()).contains("v1 is to be compared with itself");
        assertThat(run(QUICK, "compare", "--model-dir", store, "v1", "v2")).isEqualTo(1);
    }

    @Test
    void whatTheGateRefusesIsNotPublished() throws IOException {
        assertThat(
                        run(
                                QUICK,
                                "train",
                                "--model-dir",
                                folder.toString(),
                                "--epochs",
                                "1",
                                "--min-accuracy",
                                "1"))
                .isEqualTo(4);
        assertThat(err.toString())
                .contains("the model is not published", "that --min-accuracy asks for");
        assertThat(new ModelStore(folder).currentId()).isEmpty();

        // who allows more need not train again
        assertThat(folder.resolve("checkpoints").toFile().list()).hasSize(1);
        assertThat(run(QUICK, "train", "--model-dir", folder.toString(), "--epochs", "1"))
                .as(err.toString())
                .isZero();
        assertThat(folder.resolve("checkpoints")).isEmptyDirectory();
    }

    @Test
    void aStoreThatCannotBeWrittenIsFoundBeforeTraining() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run(QUICK, "train", "--model-dir", file.resolve("store").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Nothing can be published to " + file);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void fewerExamplesThanABatchEndWithTwo() {
        assertThat(
                        run(
                                QUICK,
                                "train",
                                "--model-dir",
                                folder.toString(),
                                "--batch-size",
                                "1000",
                                "--validation-share",
                                "0.8"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "800 training examples do not fill one batch of 1000: lower --batch-size");
    }

    @Test
    void ifMissingTrainsWhereWhatIsPublishedIsDamaged() throws IOException {
        String[] train = {"train", "--if-missing", "--model-dir", folder.toString()};
        assertThat(run(QUICK, train)).as(err.toString()).isZero();
        String first = new ModelStore(folder).currentId().orElseThrow();
        assertThat(run(QUICK, train)).isZero();
        assertThat(new ModelStore(folder).currentId()).contains(first);

        Files.writeString(folder.resolve("versions").resolve(first).resolve("model.zip"), "x");
        assertThat(run(QUICK, train)).as(err.toString()).isZero();
        String second = new ModelStore(folder).currentId().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        new ModelStore(folder).verify(second);
    }

    @Test
    void reportsEveryWrongSettingAtOnce() {
        int code =
                run(
                        Map.of("EPOCHS", "many", "DATASET", "emnist"),
                        "train",
                        "--batch-size",
                        "0",
                        "--learning-rate",
                        "-1",
                        "--min-accuracy",
                        "99",
                        "--robustness-examples",
                        "-1",
                        "--teacher-epochs",
                        "2",
                        "--model-dir",
                        folder.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "7 wrong settings",
                        "'many' is not an int",
                        "emnist",
                        "--batch-size is 0",
                        "--learning-rate is -1.0",
                        "--min-accuracy is 99.0",
                        "--robustness-examples is -1",
                        "but no --teachers",
                        "numeral train --help");
    }

    @Test
    void anUnknownOptionIsAWrongSetting() {
        assertThat(run(Map.of(), "train", "--epoch", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("--epoch");
    }

    @Test
    void noCommandShowsTheCommands() {
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("prepare", "train", "evaluate", "list", "rollback");
    }

    @Test
    void helpIsNoError() {
        assertThat(run(Map.of(), "train", "--help")).isZero();
        assertThat(out.toString()).contains("--batch-size", "BATCH_SIZE", "Exit codes");
    }

    @Test
    void dataThatAreMissingEndWithThree() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("data"));

        assertThat(run(Map.of("DATA_DIR", empty.toString()), "prepare")).isEqualTo(3);
        assertThat(err.toString()).contains("train-images-idx3-ubyte");
    }

    @Test
    void moreSyntheticDigitsThanTheHeapHoldsAreRefused() {
        assumeThat(Runtime.getRuntime().maxMemory()) // true of Maven's
                .isLessThan(SyntheticSource.bytesFor(1_000_000));

        assertThat(run(QUICK, "prepare", "--synthetic-examples", "1000000")).isEqualTo(2);
        assertThat(err.toString()).contains("which need about 1,619 MiB of memory");
    }

    @Test
    void imagesNeedAFolder() {
        assertThat(run(Map.of(), "prepare", "--dataset", "images")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--dataset images needs --data-dir, the folder with the pictures");
    }

    @Test
    void rollingBackToNothingFails() {
        assertThat(run(Map.of(), "rollback", "--model-dir", folder.toString(), "v7")).isEqualTo(1);
        assertThat(err.toString()).contains("v7");
    }

    @Test
    void evaluatingWithoutAModelFails() {
        assertThat(run(QUICK, "evaluate", "--model-dir", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no version is published yet");
    }

    @Test
    void anEmptyStoreIsListed() {
        assertThat(run(Map.of(), "list", "--model-dir", folder.toString())).isZero();
        assertThat(out.toString()).contains("No version is published yet");
    }

    @Test
    void preparesSyntheticDigits() {
        assertThat(run(QUICK, "prepare")).isZero();
        assertThat(out.toString()).contains("Dataset synthetic is ready: 4,000 examples");
    }
}
