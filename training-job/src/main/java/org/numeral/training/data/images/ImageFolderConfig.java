package org.numeral.training.data.images;

import java.nio.file.Path;

/**
 * A folder of labelled pictures.
 *
 * @param folder holds {@code 0} to {@code 9}, or {@code train} and {@code test} that do
 * @param testShare of each digit's pictures that become the test set, above 0; below 1 it is not
 *     used if there are {@code train} and {@code test}. With 1 the folder is for evaluation only:
 *     all pictures are test pictures (those in {@code test}, if there are both), and one of any
 *     digit is enough
 * @param seed chooses the order of the pictures; which of them test does not depend on it
 */
public record ImageFolderConfig(Path folder, double testShare, long seed) {

    /** The usual share of the test set. */
    public static final double DEFAULT_TEST_SHARE = 0.2;

    /** Makes the folder absolute and checks the share. */
    public ImageFolderConfig {
        folder = folder.toAbsolutePath().normalize();
        if (!(testShare > 0 && testShare <= 1)) {
            throw new IllegalArgumentException(
                    "test share is " + testShare + ", not above 0 and at most 1");
        }
    }

    /**
     * Whether nothing is to be learned from the folder.
     *
     * @return true if all pictures that are read are test pictures
     */
    boolean evaluatesOnly() {
        return testShare == 1;
    }
}
