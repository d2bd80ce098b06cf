package org.numeral.training.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DatasetSource;
import org.numeral.training.data.FallbackSource;
import org.numeral.training.data.images.ImageFolderConfig;
import org.numeral.training.data.images.ImageFolderSource;
import org.numeral.training.data.mnist.DownloadConfig;
import org.numeral.training.data.mnist.MnistConfig;
import org.numeral.training.data.mnist.MnistSource;
import org.numeral.training.synthetic.SyntheticSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Which digits, and where they come from. */
final class DatasetOptions {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetOptions.class);

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description =
                    "mnist, synthetic (drawn by the project), images (labelled folders), or auto: mnist if it can be had, else synthetic (default: mnist).")
    private DatasetName dataset = DatasetName.MNIST;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "For mnist: a folder with the four files, plain or .gz, instead of a download. For images: the folder with a sub-folder for each digit.")
    private Path dataDir;

    @Option(
            names = "--cache-dir",
            paramLabel = "DIR",
            description = "Where downloaded files are kept (default: ${DEFAULT-VALUE}).")
    private Path cacheDir = MnistConfig.defaultCacheDir();

    @Option(
            names = "--mnist-mirrors",
            paramLabel = "URL",
            description =
                    "Where MNIST is downloaded from, separated by commas, tried in order (default: two public copies).")
    private String mirrors = "";

    @Option(
            names = "--synthetic-examples",
            paramLabel = "N",
            description =
                    "How many synthetic digits to draw for training; a sixth as many for the test (default: ${DEFAULT-VALUE}).")
    private int syntheticExamples = SyntheticSource.DEFAULT_TRAIN_EXAMPLES;

    @Option(
            names = "--test-share",
            paramLabel = "SHARE",
            description =
                    "Of images: the share that is held out for the test, unless there are folders train and test (default: ${DEFAULT-VALUE}). 1 takes all (all of test, if there are both), for evaluate and compare; then any number of pictures will do.")
    private double testShare = ImageFolderConfig.DEFAULT_TEST_SHARE;

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (dataset == DatasetName.IMAGES && dataDir == null) {
            problems.add("--dataset images needs --data-dir, the folder with the pictures");
        }
        if (dataDir != null && !Files.isDirectory(dataDir)) {
            problems.add("--data-dir is %s, which is no folder".formatted(dataDir));
        }
        try {
            download();
        } catch (IllegalArgumentException e) {
            problems.add("--mnist-mirrors: " + e.getMessage());
        }
        if (syntheticExamples < 1_000 || syntheticExamples > 1_000_000) {
            problems.add(
                    "--synthetic-examples is %d; it can be 1000 to 1000000"
                            .formatted(syntheticExamples));
        }
        long needed = SyntheticSource.bytesFor(syntheticExamples);
        long heap = Runtime.getRuntime().maxMemory();
        if ((dataset == DatasetName.SYNTHETIC || dataset == DatasetName.AUTO) && needed > heap) {
            problems.add(
                    "--synthetic-examples is %d, which need about %,d MiB of memory, but the heap has %,d: ask for fewer, give the job more memory, or java a larger -Xmx"
                            .formatted(syntheticExamples, needed >> 20, heap >> 20));
        }
        if (!(testShare > 0 && testShare <= 1)) {
            problems.add(
                    "--test-share is %s; it must be above 0 and at most 1 (0.2 is a fifth)"
                            .formatted(testShare));
        }
        return problems;
    }

    /** The same for a command that trains or makes ready for it. */
    List<String> problemsOfTraining() {
        List<String> problems = problems();
        if (dataset == DatasetName.IMAGES && testShare == 1) {
            problems.add("--test-share is 1, which leaves nothing to train on");
        }
        return problems;
    }

    /** Whether it is found out only when it is loaded which one it is. */
    boolean isAuto() {
        return dataset == DatasetName.AUTO;
    }

    DatasetSource source(long seed) {
        return switch (dataset) {
            case MNIST -> mnist();
            case SYNTHETIC -> synthetic(seed);
            case IMAGES -> new ImageFolderSource(new ImageFolderConfig(dataDir, testShare, seed));
            case AUTO ->
                    // a folder that was given is meant: if it is wrong, that is an error
                    dataDir != null
                            ? mnist()
                            : new FallbackSource(
                                    mnist(), synthetic(seed), DatasetOptions::warnOfSynthetic);
        };
    }

    private MnistSource mnist() {
        return new MnistSource(new MnistConfig(Optional.ofNullable(dataDir), cacheDir, download()));
    }

    private DownloadConfig download() {
        return mirrors.isBlank()
                ? DownloadConfig.DEFAULT
                : DownloadConfig.DEFAULT.withMirrors(DownloadConfig.parseMirrors(mirrors));
    }

    private SyntheticSource synthetic(long seed) {
        return new SyntheticSource(seed, syntheticExamples, Math.max(1_000, syntheticExamples / 6));
    }

    private static void warnOfSynthetic(DatasetException reason) {
        LOG.warn("MNIST cannot be had: {}", reason.getMessage());
        String line = "*".repeat(78);
        LOG.warn(line);
        LOG.warn("*** USING SYNTHETIC DIGITS, drawn by the project: this is not MNIST.");
        LOG.warn("*** A model that is trained on them reads real handwriting worse. For the real");
        LOG.warn("*** one, put the four MNIST files into a folder and name it in DATA_DIR.");
        LOG.warn(line);
    }
}
