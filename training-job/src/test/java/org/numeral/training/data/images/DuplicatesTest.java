package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;

class DuplicatesTest {

    @TempDir private Path folder;

    @Test
    void aPictureInTestAndInTrainIsNamed() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        PictureFolder.fill(folder.resolve("test"), 10, 1);
        copy("train/4/7.png", "test/4/b.png");

        assertProblem(
                "test/4/b.png and train/4/7.png are the same picture in test and in train: remove it from one of them");
    }

    @Test
    void aPictureTwiceInOneGivenSetIsNamed() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        PictureFolder.fill(folder.resolve("test"), 10, 1);
        copy("train/4/7.png", "train/4/again.png");

        // a validation set is drawn from train
        assertProblem(
                "train/4/7.png and train/4/again.png are the same picture twice, and one could be learned from while the other validates or tests: remove one");

        Files.delete(folder.resolve("train/4/again.png"));
        copy("test/4/10.png", "test/4/again.png");
        assertProblem(
                "test/4/10.png and test/4/again.png are the same picture twice in test, and would count twice: remove one");
    }

    @Test
    void aPictureTwiceBeforeTheSplitIsNamedWhereverTheSplitPutsIt() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        copy("4/7.png", "4/x.png");

        assertProblem(
                "4/7.png and 4/x.png are the same picture twice, and one could be learned from while the other validates or tests: remove one");
    }

    @Test
    void aPictureTwiceWhereAllEvaluateWouldCountTwice() throws Exception {
        PictureFolder.fill(folder, 0, 1);
        copy("4/0.png", "4/x.png");

        assertThatThrownBy(() -> new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith(
                        "4/0.png and 4/x.png are the same picture twice in test, and would count twice: remove one");
    }

    @Test
    void aPictureWithTwoLabelsIsNamed() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        copy("4/7.png", "5/x.png");

        assertProblem(
                "4/7.png and 5/x.png are the same picture with two labels: remove the wrong one");
    }

    @Test
    void manyAreCounted() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        for (int i = 0; i < 25; i++) {
            copy("4/7.png", "4/copy%02d.png".formatted(i));
        }

        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("4/7.png and 4/copy00.png")
                .hasMessageEndingWith("and 5 more");
    }

    private void copy(String from, String to) throws Exception {
        Files.copy(folder.resolve(from), folder.resolve(to));
    }

    private DigitDataset load() throws DatasetException {
        return new ImageFolderSource(new ImageFolderConfig(folder, 0.2, 1)).load();
    }

    private void assertProblem(String problem) {
        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "The pictures in %s cannot be used; correct or remove what is named here:%n  %s",
                        folder, problem);
    }
}
