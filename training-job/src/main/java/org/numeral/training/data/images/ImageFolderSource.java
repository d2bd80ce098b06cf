package org.numeral.training.data.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.numeral.model.checksum.Sha256;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DatasetSource;
import org.numeral.training.data.DigitDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in folders that are named by what they show: {@code <folder>/<digit>/<any name>.png},
 * also jpg, jpeg, gif, bmp, webp, tif and tiff. They go through the same decoder and the same
 * preprocessing as pictures that are served.
 *
 * <p>Each digit needs {@value #LEAST_PICTURES} pictures. A part of each digit's is set aside as the
 * test set, unless {@code <folder>/train/<digit>} and {@code <folder>/test/<digit>} name both sets
 * (then one test picture of each digit is enough), or the folder is {@link
 * ImageFolderConfig#testShare for evaluation only} (then one picture of any digit is, of {@code
 * test} if both sets are named). No picture may be in both: {@link Duplicates}.
 *
 * <p>Both sets are in an order shuffled by the seed, so that any beginning of them has all digits.
 */
public final class ImageFolderSource implements DatasetSource {

    /** The name in {@link DigitDataset#name()}. */
    public static final String NAME = "images";

    /** With fewer pictures of a digit there is nothing to learn from and nothing to split. */
    public static final int LEAST_PICTURES = 10;

    private static final String TRAIN = "train";
    private static final String TEST = "test";

    private static final Logger LOG = LoggerFactory.getLogger(ImageFolderSource.class);

    private final ImageFolderConfig config;

    /**
     * A source of a folder's pictures.
     *
     * @param config the folder and how it is divided
     */
    public ImageFolderSource(ImageFolderConfig config) {
        this.config = Objects.requireNonNull(config, "config is null");
    }

    /** Reads every picture, since only that shows whether it can be used. */
    @Override
    public void prepare() throws DatasetException {
        load();
    }

    /**
     * Reads all pictures.
     *
     * @return the dataset; its one SHA-256, {@code pictures}, is that of the lines "sum, two
     *     blanks, path below the folder" for all files in the order of their paths, as {@code
     *     sha256sum} prints them. It stands for the labels too, which are in the paths
     */
    @Override
    public DigitDataset load() throws DatasetException {
        Problems problems = new Problems();
        List<LabelledPicture> pictures = new ArrayList<>();
        Set<LabelledPicture> forTest = find(pictures, problems);
        LOG.info("Found {} pictures in {}", pictures.size(), config.folder());
        if (problems.count() > 0) {
            LOG.warn(
                    "There are {} problems with the folders of {}; the pictures are read all the same to report everything at once",
                    problems.count(),
                    config.folder());
        }
        ShuffledSets sets = new ShuffledSets(pictures, forTest, config.seed());
        String[] sums = PictureReader.read(pictures, sets::put, problems);
        new Duplicates(pictures, forTest, setsAreGiven() || config.evaluatesOnly())
                .report(sums, problems);
        problems.report(config.folder());
        return new DigitDataset(
                NAME, sets.train(), sets.test(), Map.of("pictures", sum(pictures, sums)));
    }

    /** Adds all pictures to the list, in the order of their names; the answer is the test set. */
    private Set<LabelledPicture> find(List<LabelledPicture> pictures, Problems problems)
            throws DatasetException {
        Path root = config.folder();
        if (!Files.isDirectory(root)) {
            throw new DatasetException(
                    "%s is no folder. Name one that holds folders 0 to 9 with pictures."
                            .formatted(root));
        }
        LOG.info("Looking for pictures in {}", root);
        Room room = new Room(root, Runtime.getRuntime().maxMemory());
        DigitFolders folders = new DigitFolders(root, problems, room);
        try {
            if (setsAreGiven()) {
                folders.reportOthers(root, List.of(TRAIN, TEST));
            }
            if (config.evaluatesOnly()) {
                // what there is to learn from is not looked at
                pictures.addAll(folders.findAny(setsAreGiven() ? root.resolve(TEST) : root));
                return Set.copyOf(pictures);
            }
            if (setsAreGiven()) {
                List<LabelledPicture> testPictures = folders.find(root.resolve(TEST), 1);
                pictures.addAll(testPictures);
                pictures.addAll(folders.find(root.resolve(TRAIN), LEAST_PICTURES));
                return Set.copyOf(testPictures);
            }
            pictures.addAll(folders.find(root, LEAST_PICTURES));
            return TestShare.choose(pictures, config.testShare());
        } catch (IOException e) {
            throw new DatasetException(root + " cannot be read: " + e, e);
        }
    }

    private boolean setsAreGiven() {
        return Files.isDirectory(config.folder().resolve(TRAIN))
                && Files.isDirectory(config.folder().resolve(TEST));
    }

    private static String sum(List<LabelledPicture> pictures, String[] sums) {
        MessageDigest digest = Sha256.digest();
        for (int i = 0; i < pictures.size(); i++) {
            String line = sums[i] + "  " + pictures.get(i).name() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
