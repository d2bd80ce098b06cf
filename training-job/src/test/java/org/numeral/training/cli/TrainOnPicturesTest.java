package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelStore;
import org.slf4j.LoggerFactory;

/** Training on folders of pictures, from the outside. */
class TrainOnPicturesTest {

    /** What can be wrong with a folder, and what names it. */
    private enum Fault {
        A_DIGIT_IS_MISSING("folder 4 is missing: every digit needs pictures") {
            @Override
            void apply(Path pictures) throws IOException {
                FileUtils.deleteDirectory(pictures.resolve("4").toFile());
            }
        },
        A_PICTURE_IS_A_TEXT("4/text.png: The file is not a picture that can be read.") {
            @Override
            void apply(Path pictures) throws IOException {
                Files.writeString(pictures.resolve("4/text.png"), "no picture");
            }
        },
        A_FOLDER_IS_NO_DIGIT("folder 10: its name is no digit; only 0 to 9 are classes") {
            @Override
            void apply(Path pictures) throws IOException {
                Files.createDirectory(pictures.resolve("10"));
                Files.copy(firstPicture(pictures), pictures.resolve("10/a.png"));
            }
        },
        THERE_IS_ONE_PICTURE("folder 0 holds 1 picture, at least 10 are needed") {
            @Override
            void apply(Path pictures) throws IOException {
                byte[] picture = Files.readAllBytes(firstPicture(pictures));
                FileUtils.cleanDirectory(pictures.toFile());
                Files.createDirectory(pictures.resolve("0"));
                Files.write(pictures.resolve("0/only.png"), picture);
            }
        },
        A_PICTURE_IS_ONE_PIXEL("4/dot.png: No digit was found") {
            @Override
            void apply(Path pictures) throws IOException {
                BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
                ImageIO.write(dot, "png", pictures.resolve("4/dot.png").toFile());
            }
        };

        private final String problem;

        Fault(String problem) {
            this.problem = problem;
        }

        abstract void apply(Path pictures) throws IOException;

        private static Path firstPicture(Path pictures) throws IOException {
            try (Stream<Path> zeros = Files.list(pictures.resolve("0"))) {
                return zeros.findAny().orElseThrow();
            }
        }
    }

    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private Path pictures() {
        return folder.resolve("pictures");
    }

    private ModelStore store() {
        return new ModelStore(folder.resolve("store"));
    }

    @BeforeEach
    void watchTheLog() {
        log.start();
        rootLogger().addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        rootLogger().detachAppender(log);
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsNamedAndNothingPublished(Fault fault) throws IOException {
        DrawnPictures.fill(pictures(), 10);
        fault.apply(pictures());

        assertThat(train()).isEqualTo(3);

        assertThat(err.toString())
                .contains("cannot be used; correct or remove what is named here", fault.problem)
                .doesNotContain("\tat ", "Exception");
        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(
                        event -> {
                            assertThat(event.getThrowableProxy()).isNull();
                            assertThat(event.getFormattedMessage())
                                    .doesNotContain("\tat ", "Exception");
                        });
        assertThat(store().currentId()).isEmpty();
    }

    @Test
    void aSmallFolderIsTrainedOnAndPublished() throws IOException {
        DrawnPictures.fill(pictures(), 12);

        assertThat(train()).as(err.toString()).isZero();

        String published = store().currentId().orElseThrow();
        ModelMetadata.Dataset dataset = store().verify(published).metadata().dataset();
        assertThat(dataset.name()).isEqualTo("images");
        assertThat(dataset.trainingExamples()).isEqualTo(90);
        assertThat(dataset.validationExamples()).isEqualTo(10);
        assertThat(dataset.testExamples()).isEqualTo(20);
    }

    /** Trains for a moment. */
    private int train() {
        String[] args = {
            "train",
            "--dataset",
            "images",
            "--data-dir",
            "" + pictures(),
            "--model-dir",
            "" + folder.resolve("store")
        };
        Map<String, String> quick =
                Map.of(
                        "PRESET", "quick",
                        "NETWORK", "small",
                        "EPOCHS", "1",
                        "BATCH_SIZE", "16",
                        "NON_DIGITS", "0",
                        "SYNTHETIC_DIGITS", "0",
                        "WORKERS", "1",
                        "MIN_ACCURACY", "0",
                        "ROBUSTNESS_EXAMPLES", "0");
        return Main.run(args, quick, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }
}
