package org.numeral.training.data.mnist;

import java.util.List;

/**
 * The files that are expected.
 *
 * @param all in the order in which they are looked for
 */
record MnistFiles(List<MnistFile> all) {

    /** The original files; the sums are of the uncompressed bytes. */
    static final MnistFiles ORIGINAL =
            new MnistFiles(
                    List.of(
                            new MnistFile(
                                    "train-images-idx3-ubyte",
                                    "train-images",
                                    47_040_016,
                                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                            new MnistFile(
                                    "train-labels-idx1-ubyte",
                                    "train-labels",
                                    60_008,
                                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                            new MnistFile(
                                    "t10k-images-idx3-ubyte",
                                    "test-images",
                                    7_840_016,
                                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                            new MnistFile(
                                    "t10k-labels-idx1-ubyte",
                                    "test-labels",
                                    10_008,
                                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    MnistFiles {
        all = List.copyOf(all);
    }

    MnistFile part(String part) {
        return all.stream().filter(file -> file.part().equals(part)).findFirst().orElseThrow();
    }
}
