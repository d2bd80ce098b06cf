package org.numeral.training.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.numeral.model.store.ModelMetadata;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.ScalingFigures;

/**
 * All that a report tells of. Start with {@link #of} and add what else there is.
 *
 * @param metadata of the version; its sha256 may be null, as in a draft
 * @param history every epoch's figures
 * @param learningRates at the end of each epoch of the history, or none where they are not known
 * @param test the test set with the published model's answers, temperature applied
 * @param calibration what temperature scaling did, if it was done
 * @param command that reproduces the run, as one would type it
 * @param robustness accuracy on spoilt pictures; none if it was not measured
 * @param abstention figures of pictures that show no digit, if they were measured
 * @param scaling how the workers of a distributed run shared its work, if it was one
 */
public record ReportData(
        ModelMetadata metadata,
        List<EpochFigures> history,
        List<Double> learningRates,
        ClassifiedDigits test,
        Optional<Calibration> calibration,
        String command,
        List<RobustnessRow> robustness,
        Optional<Abstention> abstention,
        Optional<ScalingFigures> scaling) {

    /**
     * What temperature scaling did.
     *
     * @param temperature that the logits are divided by
     * @param before the test set with the answers before it
     */
    public record Calibration(double temperature, ClassifiedDigits before) {

        /** Checks the values. */
        public Calibration {
            Objects.requireNonNull(before, "before is null");
            if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("temperature is " + temperature);
            }
        }
    }

    /** Copies the lists and checks that the parts tell of the same run. */
    public ReportData {
        Objects.requireNonNull(metadata, "metadata is null");
        Objects.requireNonNull(test, "test is null");
        Objects.requireNonNull(calibration, "calibration is null");
        Objects.requireNonNull(command, "command is null");
        Objects.requireNonNull(abstention, "abstention is null");
        Objects.requireNonNull(scaling, "scaling is null");
        history = List.copyOf(history);
        learningRates = List.copyOf(learningRates);
        robustness = List.copyOf(robustness);
        if (!learningRates.isEmpty() && learningRates.size() != history.size()) {
            throw new IllegalArgumentException(
                    "%d epochs have %d learning rates"
                            .formatted(history.size(), learningRates.size()));
        }
        requireSize("test figures", metadata.test().examples(), test);
        calibration.ifPresent(given -> requireSize("answers", given.before().size(), test));
    }

    private static void requireSize(String what, int size, ClassifiedDigits test) {
        if (size != test.size()) {
            throw new IllegalArgumentException(
                    "the %s are of %d pictures, the test set has %d"
                            .formatted(what, size, test.size()));
        }
    }

    /**
     * What every run has.
     *
     * @param metadata of the version
     * @param history every epoch's figures
     * @param test the test set with the published model's answers
     * @param command that reproduces the run
     * @return the data of a report without the optional parts
     */
    public static ReportData of(
            ModelMetadata metadata,
            List<EpochFigures> history,
            ClassifiedDigits test,
            String command) {
        return new ReportData(
                metadata,
                history,
                List.of(),
                test,
                Optional.empty(),
                command,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The optional parts, to change one of them. */
    private static final class Parts {

        private List<Double> learningRates;
        private Optional<Calibration> calibration;
        private List<RobustnessRow> robustness;
        private Optional<Abstention> abstention;
        private Optional<ScalingFigures> scaling;
    }

    private ReportData with(Consumer<Parts> change) {
        Parts parts = new Parts();
        parts.learningRates = learningRates;
        parts.calibration = calibration;
        parts.robustness = robustness;
        parts.abstention = abstention;
        parts.scaling = scaling;
        change.accept(parts);
        return new ReportData(
                metadata,
                history,
                parts.learningRates,
                test,
                parts.calibration,
                command,
                parts.robustness,
                parts.abstention,
                parts.scaling);
    }

    /**
     * The same with learning rates.
     *
     * @param rates at the end of each epoch
     * @return a copy
     */
    public ReportData withLearningRates(List<Double> rates) {
        return with(parts -> parts.learningRates = rates);
    }

    /**
     * The same with what temperature scaling did.
     *
     * @param temperature that the logits are divided by, above 0
     * @param before the test set with the answers before it
     * @return a copy
     */
    public ReportData withCalibration(double temperature, ClassifiedDigits before) {
        return with(parts -> parts.calibration = Optional.of(new Calibration(temperature, before)));
    }

    /**
     * The same with the robustness table.
     *
     * @param rows a kind of spoilt pictures each
     * @return a copy
     */
    public ReportData withRobustness(List<RobustnessRow> rows) {
        return with(parts -> parts.robustness = rows);
    }

    /**
     * The same with figures of pictures that show no digit.
     *
     * @param figures how often the model declines to answer
     * @return a copy
     */
    public ReportData withAbstention(Abstention figures) {
        return with(parts -> parts.abstention = Optional.of(figures));
    }

    /**
     * The same with how a distributed run's work was shared.
     *
     * @param figures empty for a run in one process
     * @return a copy
     */
    public ReportData withScaling(Optional<ScalingFigures> figures) {
        return with(parts -> parts.scaling = figures);
    }
}
