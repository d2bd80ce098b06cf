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
import org.numeral.model.digit.DigitImage;
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

    /** A Java array has at most 2^31 - 1 bytes, and each picture takes 784. */
    static final int MOST_PICTURES = Integer.MAX_VALUE / DigitImage.PIXELS;

    /** Of each picture: its path, its name, its checksum, its rank among those of its digit. */
    private static final int BYTES_BESIDES_PIXELS = 600;

    /** Both sets, and once more the training set while the validation set is split off. */
    private static final int COPIES = 2;

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
        DigitFolders folders = new DigitFolders(root, problems);
        try {
            if (setsAreGiven()) {
                folders.reportOthers(root, List.of(TRAIN, TEST));
            }
            if (config.evaluatesOnly()) {
                // what there is to learn from is not looked at
                pictures.addAll(folders.findAny(setsAreGiven() ? root.resolve(TEST) : root));
                requireRoom(pictures.size());
                return Set.copyOf(pictures);
            }
            if (setsAreGiven()) {
                List<LabelledPicture> testPictures = folders.find(root.resolve(TEST), 1);
                pictures.addAll(testPictures);
                pictures.addAll(folders.find(root.resolve(TRAIN), LEAST_PICTURES));
                requireRoom(pictures.size());
                return Set.copyOf(testPictures);
            }
            pictures.addAll(folders.find(root, LEAST_PICTURES));
            requireRoom(pictures.size());
            return TestShare.choose(pictures, config.testShare());
        } catch (IOException e) {
            throw new DatasetException(root + " cannot be read: " + e, e);
        }
    }

    private boolean setsAreGiven() {
        return Files.isDirectory(config.folder().resolve(TRAIN))
                && Files.isDirectory(config.folder().resolve(TEST));
    }

    private void requireRoom(int pictures) throws DatasetException {
        if (pictures > MOST_PICTURES) {
            throw new DatasetException(
                    "%s holds %,d pictures; at most %,d can be used."
                            .formatted(config.folder(), pictures, MOST_PICTURES));
        }
        requireMemory(pictures, Runtime.getRuntime().maxMemory());
    }

    /** Before hours of reading end in an OutOfMemoryError: the digits must fit into the heap. */
    static void requireMemory(int pictures, long heap) throws DatasetException {
        long needed = (long) pictures * (COPIES * DigitImage.PIXELS + BYTES_BESIDES_PIXELS);
        if (needed > heap) {
            throw new DatasetException(
                    "%,d pictures need about %,d MiB of memory for their digits and names, but the heap has %,d: give the job more memory, or java a larger -Xmx."
                            .formatted(pictures, needed >> 20, heap >> 20));
        }
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
