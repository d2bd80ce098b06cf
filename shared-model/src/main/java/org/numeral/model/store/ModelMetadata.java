package org.numeral.model.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a published model: the contents of its {@code metadata.json}.
 *
 * @param formatVersion of this file and the folder around it; see {@link #FORMAT_VERSION}
 * @param id the version's id, the name of its folder
 * @param created when training ended
 * @param sha256 of model.zip, 64 lower-case hexadecimal digits; null in a draft, the store computes
 *     it
 * @param network what was trained
 * @param dataset what it was trained on
 * @param hyperparameters every setting of the run by its option's name, seed included
 * @param validation figures on the part of the training set that was held out
 * @param test figures on the test set, evaluated once at the end
 * @param software versions by name: java, deeplearning4j, numeral, computePath, ...
 * @param gitCommit the commit that trained it, or "unknown"
 * @param duration of the training itself
 */
public record ModelMetadata(
        int formatVersion,
        String id,
        Instant created,
        String sha256,
        Network network,
        Dataset dataset,
        Map<String, String> hyperparameters,
        Figures validation,
        Figures test,
        Map<String, String> software,
        String gitCommit,
        Duration duration) {

    /** The format that this code writes, and the newest that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** Name of the dataset of digits that the project draws itself; never to be shown as MNIST. */
    public static final String SYNTHETIC = "synthetic";

    /** Copies the maps; only sha256 may be null. */
    public ModelMetadata {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(created, "created is null");
        Objects.requireNonNull(network, "network is null");
        Objects.requireNonNull(dataset, "dataset is null");
        Objects.requireNonNull(hyperparameters, "hyperparameters is null");
        Objects.requireNonNull(validation, "validation is null");
        Objects.requireNonNull(test, "test is null");
        Objects.requireNonNull(software, "software is null");
        Objects.requireNonNull(gitCommit, "gitCommit is null");
        Objects.requireNonNull(duration, "duration is null");
        hyperparameters = Map.copyOf(hyperparameters);
        software = Map.copyOf(software);
    }

    /**
     * Whether the model has seen no real handwriting, which every user of it must be told.
     *
     * @return true if it was trained on digits drawn by the project
     */
    public boolean trainedOnSynthetic() {
        return dataset.name().equals(SYNTHETIC);
    }

    /**
     * The same with another checksum.
     *
     * @param checksum of model.zip
     * @return a copy
     */
    public ModelMetadata withSha256(String checksum) {
        return new ModelMetadata(
                formatVersion,
                id,
                created,
                checksum,
                network,
                dataset,
                hyperparameters,
                validation,
                test,
                software,
                gitCommit,
                duration);
    }

    /**
     * Whether other metadata tell of the same model: all is equal but when it was trained and how
     * long that took, which differ when the same training runs twice.
     *
     * @param other metadata
     * @return true if both may stand for the other
     */
    public boolean sameModel(ModelMetadata other) {
        return new ModelMetadata(
                        formatVersion,
                        id,
                        other.created,
                        sha256,
                        network,
                        dataset,
                        hyperparameters,
                        validation,
                        test,
                        software,
                        gitCommit,
                        other.duration)
                .equals(other);
    }

    /**
     * What was trained.
     *
     * @param architecture name of the architecture
     * @param parameters number of weights and biases
     */
    public record Network(String architecture, long parameters) {

        /** Checks that there is a name. */
        public Network {
            Objects.requireNonNull(architecture, "architecture is null");
        }
    }

    /**
     * What it was trained on.
     *
     * @param name mnist, synthetic or images
     * @param sha256 by part ("train-images", ...), of the bytes that were read
     * @param trainingExamples number of examples trained on
     * @param validationExamples number held out to choose by
     * @param testExamples number evaluated once at the end
     */
    public record Dataset(
            String name,
            Map<String, String> sha256,
            int trainingExamples,
            int validationExamples,
            int testExamples) {

        /** Copies the map. */
        public Dataset {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(sha256, "sha256 is null");
            sha256 = Map.copyOf(sha256);
        }
    }

    /**
     * How right the model is on one set.
     *
     * @param examples number of examples
     * @param accuracy share of right answers, 0 to 1
     * @param confidenceLow lower end of the 95 % confidence interval (Wilson)
     * @param confidenceHigh upper end
     * @param perClass ten rows, index is the digit
     * @param confusion ten rows of ten counts: row is the true digit, column the predicted one
     */
    public record Figures(
            int examples,
            double accuracy,
            double confidenceLow,
            double confidenceHigh,
            List<ClassFigures> perClass,
            List<List<Integer>> confusion) {

        /** Copies the lists. */
        public Figures {
            Objects.requireNonNull(perClass, "perClass is null");
            Objects.requireNonNull(confusion, "confusion is null");
            perClass = List.copyOf(perClass);
            confusion = confusion.stream().map(List::copyOf).toList();
        }
    }

    /**
     * How right the model is on one digit.
     *
     * @param precision of the answers "this digit", the share that was right
     * @param recall of the pictures of this digit, the share that was found
     * @param f1 harmonic mean of both
     * @param examples number of pictures of this digit
     */
    public record ClassFigures(double precision, double recall, double f1, int examples) {}
}
