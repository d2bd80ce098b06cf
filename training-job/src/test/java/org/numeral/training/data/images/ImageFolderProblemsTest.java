package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;

class ImageFolderProblemsTest {

    @TempDir private Path folder;

    @Test
    void saysThatThereIsNoSuchFolder() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> load(none))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        none + " is no folder. Name one that holds folders 0 to 9 with pictures.");
        assertThat(none).doesNotExist();
    }

    @Test
    void anEmptyFolderLacksAllDigits() {
        assertThat(problems())
                .containsExactly("the folders 0 to 9 are missing: every digit needs pictures");
    }

    @Test
    void namesAMissingDigitAnEmptyOneAndOneWithTooFew() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        delete(folder.resolve("3"));
        delete(folder.resolve("5"));
        Files.createDirectory(folder.resolve("5"));
        Files.delete(folder.resolve("8/0.png"));

        assertThat(problems())
                .containsExactly(
                        "folder 3 is missing: every digit needs pictures",
                        "folder 5 holds no pictures (bmp, gif, jpeg, jpg, png, tif, tiff, webp)",
                        "folder 8 holds 9 pictures, at least 10 are needed");
    }

    @Test
    void namesFilesAndLinksInTheirPlace() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        delete(folder.resolve("3"));
        Files.writeString(folder.resolve("3"), "no folder");
        delete(folder.resolve("7"));
        Files.createSymbolicLink(folder.resolve("7"), Path.of("7"));

        assertThat(problems())
                .containsExactly(
                        "3 is a file or a link to nowhere, not a folder with pictures",
                        "7 is a file or a link to nowhere, not a folder with pictures");
    }

    @Test
    void namesPicturesThatLieInNoDigitsFolder() throws Exception {
        PictureFolder.write(folder.resolve("b.png"), 1);
        PictureFolder.write(folder.resolve("a.png"), 2);

        assertThat(problems())
                .containsExactly(
                        "a.png and 1 more: a picture must lie in the folder of the digit that it shows",
                        "the folders 0 to 9 are missing: every digit needs pictures");
    }

    @Test
    void namesBlankPicturesAndWrongSizes() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        PictureFolder.writeBlank(folder.resolve("3/blank.png"));
        ImageIO.write(new BufferedImage(1, 1, 1), "png", folder.resolve("4/dot.png").toFile());

        assertThat(problems())
                .satisfiesExactly(
                        blank -> assertThat(blank).startsWith("3/blank.png: No digit was found"),
                        dot -> assertThat(dot).startsWith("4/dot.png: No digit was found"));
    }

    @Test
    void namesAFileWhoseNameIsInAnotherCharacterSet() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        Process shell =
                new ProcessBuilder("sh", "-c", "cp 0.png \"$(printf 'caf\\351').png\"")
                        .directory(folder.resolve("3").toFile())
                        .inheritIO()
                        .start();
        assertThat(shell.waitFor()).isZero();

        assertThat(problems())
                .containsExactly(
                        "caf\ufffd.png in folder 3: this name needs another character set; set LC_ALL=C.UTF-8, or rename the file");
    }

    @Test
    void namesFoldersThatAreNoDigits() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        PictureFolder.write(folder.resolve("10/a.png"), 1);
        PictureFolder.write(folder.resolve("train/a.png"), 1);

        assertThat(problems())
                .containsExactly(
                        "folder 10: its name is no digit; only 0 to 9 are classes (or train and test, both, with 0 to 9 in each)",
                        "folder train: its name is no digit; only 0 to 9 are classes (or train and test, both, with 0 to 9 in each)");
    }

    @Test
    void namesWhatIsWrongInTrainAndInTest() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        PictureFolder.fill(folder.resolve("test"), 10, 1);
        delete(folder.resolve("test/4"));
        Files.delete(folder.resolve("train/4/0.png"));

        assertThat(problems())
                .containsExactly(
                        "folder test/4 is missing: every digit needs pictures",
                        "folder train/4 holds 9 pictures, at least 10 are needed");
    }

    @Test
    void namesWhatLiesBesideTrainAndTest() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        PictureFolder.fill(folder.resolve("test"), 10, 1);
        PictureFolder.write(folder.resolve("3/a.png"), 1);
        PictureFolder.write(folder.resolve("validation/3/a.png"), 1);
        PictureFolder.write(folder.resolve("loose.png"), 1);
        Files.createSymbolicLink(folder.resolve("7"), Path.of("nowhere"));
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("lost+found")); // in the root of a volume
        Files.writeString(folder.resolve("README.md"), "pictures");

        List<String> others = problems();

        assertThat(others)
                .containsExactly(
                        "loose.png: a picture must lie in the folder of the digit that it shows",
                        "7 is a file or a link to nowhere, not a folder with pictures",
                        "folder 3: beside train and test nothing is used; move what it holds into them, or the folder elsewhere",
                        "folder validation: beside train and test nothing is used; move what it holds into them, or the folder elsewhere");
        assertThatThrownBy(() -> new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll(others.toArray(String[]::new));
    }

    @Test
    void namesUnreadablePicturesTogetherWithTheRest() throws Exception {
        PictureFolder.fill(folder, 0, 11);
        Files.writeString(folder.resolve("1/3.png"), "no picture");
        Files.write(folder.resolve("2/4.jpg"), new byte[0]);
        byte[] whole = Files.readAllBytes(folder.resolve("6/5.png"));
        Files.write(folder.resolve("6/5.png"), java.util.Arrays.copyOf(whole, 40));
        delete(folder.resolve("9"));

        List<String> problems = problems();

        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).isEqualTo("folder 9 is missing: every digit needs pictures");
        assertThat(problems.get(1)).startsWith("1/3.png: ");
        assertThat(problems.get(2)).startsWith("2/4.jpg: ");
        assertThat(problems.get(3)).startsWith("6/5.png: ");
    }

    @Test
    void showsTwentyProblemsAndTheNumberOfTheOthers() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        for (int digit = 0; digit < 10; digit++) {
            for (int i = 0; i < 5; i++) {
                Files.writeString(folder.resolve(digit + "/bad" + i + ".png"), "no picture");
            }
        }

        List<String> problems = problems();

        assertThat(problems).hasSize(21).element(20).isEqualTo("and 30 more");
        assertThat(problems.get(0)).startsWith("0/bad0.png: ");
    }

    @Test
    void namesFoldersWithinADigitsFolder() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        PictureFolder.write(folder.resolve("3/more/a.png"), 1);

        assertThat(problems())
                .containsExactly("folder 3/more: pictures must lie directly in the digit's folder");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void circlesOfLinksAreNamedAndNotFollowed() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        Files.createSymbolicLink(folder.resolve("3/up"), folder);
        Files.createSymbolicLink(folder.resolve("3/again"), folder.resolve("3"));
        Files.createSymbolicLink(folder.resolve("4/self.png"), folder.resolve("4/self.png"));
        Files.createSymbolicLink(folder.resolve("4/nowhere.png"), folder.resolve("4/none.png"));

        assertThat(problems())
                .containsExactly(
                        "folder 3/again: pictures must lie directly in the digit's folder",
                        "folder 3/up: pictures must lie directly in the digit's folder",
                        "4/nowhere.png: is no regular file, or a link to nowhere",
                        "4/self.png: is no regular file, or a link to nowhere");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingAllOfIt() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        try (var file = new java.io.RandomAccessFile(folder.resolve("3/big.png").toFile(), "rw")) {
            file.setLength(3_000_000_000L); // sparse: takes no space
        }

        assertThat(problems()).hasSize(1).first().asString().startsWith("3/big.png: ");
    }

    @Test
    void aFolderThatOnlyEvaluatesNeedsAPictureAllTheSame() throws Exception {
        Files.createDirectory(folder.resolve("4"));

        assertThatThrownBy(() -> new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(
                        "there is no picture in any of the folders 0 to 9 (bmp, gif, jpeg, jpg, png, tif, tiff, webp)");
    }

    @Test
    void aTestFolderThatOnlyEvaluatesNeedsAPictureAllTheSame() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        Files.createDirectories(folder.resolve("test/4"));

        assertThatThrownBy(() -> new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(
                        "there is no picture in any of the folders test/0 to test/9 (bmp, gif, jpeg, jpg, png, tif, tiff, webp)");
    }

    @Test
    void aFolderThatOnlyEvaluatesDoesNotLoseADigitBehindABrokenLink() throws Exception {
        PictureFolder.write(folder.resolve("4/a.png"), 1);
        Files.createSymbolicLink(folder.resolve("7"), Path.of("nowhere"));

        assertThatThrownBy(() -> new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(
                        "7 is a file or a link to nowhere, not a folder with pictures");
    }

    private static void load(Path some) throws DatasetException {
        new ImageFolderSource(new ImageFolderConfig(some, 0.2, 1)).load();
    }

    /** The lines of the message, each without its indent. */
    private List<String> problems() {
        try {
            load(folder);
        } catch (DatasetException e) {
            List<String> lines = e.getMessage().lines().toList();
            assertThat(lines.get(0))
                    .isEqualTo(
                            "The pictures in %s cannot be used; correct or remove what is named here:",
                            folder);
            assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  "));
            return lines.stream().skip(1).map(String::strip).toList();
        }
        throw new AssertionError("there was no problem");
    }

    private static void delete(Path some) throws IOException {
        try (Stream<Path> all = Files.walk(some)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
