package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;

class ImageFolderSourceTest {

    @TempDir private Path folder;

    @Test
    void setsTheSameShareOfEachDigitAside() throws Exception {
        PictureFolder.fill(folder, 0, 20);

        DigitDataset dataset = load();

        assertThat(dataset.name()).isEqualTo("images");
        assertThat(dataset.train().countsByDigit()).containsOnly(16);
        assertThat(dataset.test().countsByDigit()).containsOnly(4);
    }

    @Test
    void everyPictureIsInOneSetAsServingWouldSeeIt() throws Exception {
        PictureFolder.fill(folder, 0, 10);

        DigitDataset dataset = load();

        List<String> expected = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            for (int i = 0; i < 10; i++) {
                expected.add(digit + " " + asServed(folder.resolve(digit + "/" + i + ".png")));
            }
        }
        List<String> actual = new ArrayList<>(contents(dataset.train()));
        actual.addAll(contents(dataset.test()));
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theSeedDecidesOfTheOrderAndNothingElse() throws Exception {
        PictureFolder.fill(folder, 0, 12);

        assertThat(load()).isEqualTo(load());
        assertThat(load(2).test()).isNotEqualTo(load(1).test());
        assertThat(load(2).sha256()).isEqualTo(load(1).sha256());
        // only of the order: a model must never be evaluated on what another seed let it learn
        assertThat(contents(load(2).test()))
                .containsExactlyInAnyOrderElementsOf(contents(load(1).test()));
    }

    @Test
    void anyBeginningHasAllDigits() throws Exception {
        PictureFolder.fill(folder, 0, 20);
        LabelledDigits train = load().train();

        long digits = Stream.iterate(0, i -> i + 1).limit(80).map(train::label).distinct().count();
        assertThat(digits).isEqualTo(10);
    }

    @Test
    void takesTrainAndTestFoldersAsTheyAre() throws Exception {
        PictureFolder.fill(folder.resolve("train"), 0, 10);
        PictureFolder.fill(folder.resolve("test"), 10, 1);

        DigitDataset dataset = load();

        assertThat(dataset.train().countsByDigit()).containsOnly(10);
        assertThat(dataset.test().countsByDigit()).containsOnly(1);
        assertThat(contents(dataset.test()))
                .contains("7 " + asServed(folder.resolve("test/7/10.png")));
    }

    @Test
    void theSumIsWhatSha256sumGives() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        List<String> lines = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            for (int i = 0; i < 10; i++) {
                String name = digit + "/" + i + ".png";
                lines.add(Sha256.of(folder.resolve(name)) + "  " + name + "\n");
            }
        }
        Collections.sort(lines, (a, b) -> a.substring(66).compareTo(b.substring(66)));

        assertThat(load().sha256())
                .containsOnlyKeys("pictures")
                .containsEntry(
                        "pictures",
                        Sha256.of(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPictureThatMovesToAnotherDigitChangesTheSum() throws Exception {
        PictureFolder.fill(folder, 0, 11);
        String before = load().sha256().get("pictures");
        Files.move(folder.resolve("3/10.png"), folder.resolve("4/0a.png"));

        assertThat(load().sha256().get("pictures")).isNotEqualTo(before);
    }

    @Test
    void readsUsualFormatsWhateverTheCaseOfTheirNames() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        PictureFolder.write(folder.resolve("3/a.jpg"), 1, "jpg");
        PictureFolder.write(folder.resolve("3/B.JPEG"), 2, "jpg");
        PictureFolder.write(folder.resolve("3/c.Gif"), 3, "gif");
        PictureFolder.write(folder.resolve("3/d.bmp"), 4, "bmp");
        PictureFolder.write(folder.resolve("3/e f%20#+.png"), 3_500, "png");

        DigitDataset dataset = load();

        assertThat(dataset.train().countsByDigit()[3] + dataset.test().countsByDigit()[3])
                .isEqualTo(15);
    }

    @Test
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-8")
    void namesMayHaveAnyCharacters() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        PictureFolder.write(folder.resolve("3/\u00e9 \u4e09.png"), 3_500);

        DigitDataset dataset = load();

        assertThat(dataset.train().size() + dataset.test().size()).isEqualTo(101);
    }

    @Test
    void passesOverHiddenFilesAndWhatIsNoPicture() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        String before = load().sha256().get("pictures");
        Files.writeString(folder.resolve("README.md"), "pictures");
        for (String name : List.of(".DS_Store", ".hidden.png", "Thumbs.db", "notes.txt")) {
            Files.writeString(folder.resolve("3").resolve(name), "no picture");
        }
        Files.createDirectories(folder.resolve(".git/objects"));

        assertThat(load().sha256().get("pictures")).isEqualTo(before);
    }

    @Test
    void manyDigitsMayShareAFileThroughLinks() throws Exception {
        PictureFolder.fill(folder.resolve("real"), 0, 10);
        Path links = Files.createDirectories(folder.resolve("links"));
        for (int digit = 0; digit < 10; digit++) {
            Files.createSymbolicLink(
                    links.resolve(String.valueOf(digit)), folder.resolve("real/" + digit));
        }

        assertThat(
                        new ImageFolderSource(new ImageFolderConfig(links, 0.2, 1))
                                .load()
                                .train()
                                .size())
                .isEqualTo(80);
    }

    @Test
    void prepareFindsWhatLoadingWould() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        source(1).prepare();
        Files.writeString(folder.resolve("3/3.png"), "no picture");

        assertThatThrownBy(source(1)::prepare).isInstanceOf(DatasetException.class);
    }

    @Test
    void rejectsATestShareOutOfRange() {
        for (double share : new double[] {0, 1.001, -1, Double.NaN}) {
            assertThatThrownBy(() -> new ImageFolderConfig(folder, share, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("test share is " + share + ", not above 0 and at most 1");
        }
    }

    @Test
    void aFolderThatOnlyEvaluatesMayHoldAFewPicturesOfSomeDigits() throws Exception {
        PictureFolder.write(folder.resolve("7/a.png"), 1);
        PictureFolder.write(folder.resolve("7/b.png"), 2);
        PictureFolder.write(folder.resolve("4/a.png"), 3);

        DigitDataset dataset = new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load();

        assertThat(dataset.train().size()).isZero();
        assertThat(dataset.test().countsByDigit()).containsExactly(0, 0, 0, 0, 1, 0, 0, 2, 0, 0);
    }

    @Test
    void whereOnlyTestEvaluatesItMayHoldAFewAndTrainIsNotLookedAt() throws Exception {
        PictureFolder.write(folder.resolve("test/7/a.png"), 1);
        PictureFolder.write(folder.resolve("test/7/b.png"), 2);
        PictureFolder.write(folder.resolve("test/4/a.png"), 3);
        Files.createDirectories(folder.resolve("train/4"));
        Files.writeString(folder.resolve("train/4/no.png"), "no picture");

        DigitDataset dataset = new ImageFolderSource(new ImageFolderConfig(folder, 1, 1)).load();

        assertThat(dataset.train().size()).isZero();
        assertThat(dataset.test().countsByDigit()).containsExactly(0, 0, 0, 0, 1, 0, 0, 2, 0, 0);
    }

    @Test
    void evenExtremeSharesLeaveBothSetsAllDigits() throws Exception {
        PictureFolder.fill(folder, 0, 10);

        for (double share : new double[] {0.001, 0.999}) {
            DigitDataset dataset =
                    new ImageFolderSource(new ImageFolderConfig(folder, share, 1)).load();
            assertThat(dataset.test().countsByDigit()).containsOnly(share < 0.5 ? 1 : 9);
            assertThat(dataset.train().countsByDigit()).containsOnly(share < 0.5 ? 9 : 1);
        }
    }

    private ImageFolderSource source(long seed) {
        return new ImageFolderSource(new ImageFolderConfig(folder, 0.2, seed));
    }

    private DigitDataset load(long seed) throws DatasetException {
        return source(seed).load();
    }

    private DigitDataset load() throws DatasetException {
        return load(1);
    }

    private static String asServed(Path file) throws Exception {
        DigitImage image =
                ((PreprocessingResult.Digit)
                                new DigitPreprocessor()
                                        .process(
                                                new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH)
                                                        .decode(Files.readAllBytes(file))))
                        .image();
        return Sha256.of(image.toBytes());
    }

    private static List<String> contents(LabelledDigits digits) {
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            contents.add(digits.label(i) + " " + Sha256.of(digits.image(i).toBytes()));
        }
        return contents;
    }
}
