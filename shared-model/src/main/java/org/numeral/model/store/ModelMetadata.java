package org.numeral.model.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.ConfidenceBands;
import org.numeral.model.digit.Prediction;

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
 * @param calibration how the probabilities were calibrated; null if they were not, as in versions
 *     of before that was done
 * @param abstention what is answered with "not a digit"; null to recognise everything
 * @param baseline what its answers look like, to notice when pictures change; null if unknown
 * @param modelCard what it is for and what it is not; null in versions of before there was one
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
        Duration duration,
        Calibration calibration,
        AbstentionRule abstention,
        Baseline baseline,
        ModelCard modelCard) {

    /**
     * The format that this code writes, and the newest that it reads. It is raised when an older
     * reader would misunderstand a file. Properties that such a reader may skip do not raise it:
     * calibration is in the weights already, and who knows nothing of abstention recognises
     * everything.
     */
    public static final int FORMAT_VERSION = 1;

    /** Name of the dataset of digits that the project draws itself; never to be shown as MNIST. */
    public static final String SYNTHETIC = "synthetic";

    /** Copies the maps; only sha256 and the last four may be null. */
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
     * A version that is not calibrated and recognises everything.
     *
     * @param formatVersion as in the record
     * @param id as in the record
     * @param created as in the record
     * @param sha256 as in the record
     * @param network as in the record
     * @param dataset as in the record
     * @param hyperparameters as in the record
     * @param validation as in the record
     * @param test as in the record
     * @param software as in the record
     * @param gitCommit as in the record
     * @param duration as in the record
     */
    public ModelMetadata(
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
        this(
                formatVersion,
                id,
                created,
                sha256,
                network,
                dataset,
                hyperparameters,
                validation,
                test,
                software,
                gitCommit,
                duration,
                null,
                null,
                null,
                null);
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
     * Whether a picture is recognised as a digit.
     *
     * @param prediction of the picture by this model
     * @return true if the abstention rule recognises it, or if there is none
     */
    public boolean recognises(Prediction prediction) {
        return abstention == null || abstention.recognises(prediction);
    }

    /**
     * The same with another checksum.
     *
     * @param checksum of model.zip
     * @return a copy
     */
    public ModelMetadata withSha256(String checksum) {
        return with(created, checksum, duration, calibration, abstention, baseline, modelCard);
    }

    /**
     * The same of a network whose probabilities were calibrated.
     *
     * @param how the figures of the calibration
     * @param rule what is answered with "not a digit"; null to recognise everything
     * @return a copy
     */
    public ModelMetadata withCalibration(Calibration how, AbstentionRule rule) {
        return with(created, sha256, duration, how, rule, baseline, modelCard);
    }

    /**
     * The same of a model whose answers are known.
     *
     * @param answers on the validation set
     * @return a copy
     */
    public ModelMetadata withBaseline(Baseline answers) {
        return with(created, sha256, duration, calibration, abstention, answers, modelCard);
    }

    /**
     * The same with a model card.
     *
     * @param card of the model
     * @return a copy
     */
    public ModelMetadata withModelCard(ModelCard card) {
        return with(created, sha256, duration, calibration, abstention, baseline, card);
    }

    /**
     * Whether other metadata tell of the same model: all is equal but when it was trained and how
     * long that took, which differ when the same training runs twice.
     *
     * @param other metadata
     * @return true if both may stand for the other
     */
    public boolean sameModel(ModelMetadata other) {
        return with(
                        other.created,
                        sha256,
                        other.duration,
                        calibration,
                        abstention,
                        baseline,
                        modelCard)
                .equals(other);
    }

    private ModelMetadata with(
            Instant newCreated,
            String newSha256,
            Duration newDuration,
            Calibration newCalibration,
            AbstentionRule newAbstention,
            Baseline newBaseline,
            ModelCard newModelCard) {
        return new ModelMetadata(
                formatVersion,
                id,
                newCreated,
                newSha256,
                network,
                dataset,
                hyperparameters,
                validation,
                test,
                software,
                gitCommit,
                newDuration,
                newCalibration,
                newAbstention,
                newBaseline,
                newModelCard);
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
     * How right the model is on one digit. A share of nothing is 0: precision where no answer was
     * this digit, recall and f1 where no picture is one.
     *
     * @param precision of the answers "this digit", the share that was right
     * @param recall of the pictures of this digit, the share that was found
     * @param f1 harmonic mean of both
     * @param examples number of pictures of this digit
     */
    public record ClassFigures(double precision, double recall, double f1, int examples) {}

    /**
     * How well the probabilities tell how often the answer is right, and what was done for it: the
     * network's logits were divided by a temperature (Guo et al., On Calibration of Modern Neural
     * Networks, 2017), which is in the published weights already. Errors are expected calibration
     * errors with 15 bins, 0 to 1.
     *
     * @param temperature chosen on the validation set, above 0; above 1 for an overconfident
     *     network
     * @param validationErrorBefore on the validation set, without the temperature
     * @param validationErrorAfter on the validation set, with it
     * @param testError on the test set, with it
     */
    public record Calibration(
            double temperature,
            double validationErrorBefore,
            double validationErrorAfter,
            double testError) {

        /** Checks the temperature. */
        public Calibration {
            if (!(temperature > 0 && Double.isFinite(temperature))) {
                throw new IllegalArgumentException(
                        "temperature is %s, not above 0 and finite".formatted(temperature));
            }
        }
    }

    /**
     * What a model's answers on the validation set look like.
     *
     * @param digits how often each digit was answered, index is the digit
     * @param confidence how many answers were as sure, index is of {@link ConfidenceBands}
     */
    public record Baseline(List<Integer> digits, List<Integer> confidence) {

        /** Copies the lists and checks their lengths. */
        public Baseline {
            digits = List.copyOf(digits);
            confidence = List.copyOf(confidence);
            if (digits.size() != Prediction.CLASSES || confidence.size() != ConfidenceBands.COUNT) {
                throw new IllegalArgumentException(
                        "a baseline has %d digits and %d bands of confidence, not %d and %d"
                                .formatted(
                                        Prediction.CLASSES,
                                        ConfidenceBands.COUNT,
                                        digits.size(),
                                        confidence.size()));
            }
        }
    }
}
