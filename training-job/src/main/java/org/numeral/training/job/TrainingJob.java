package org.numeral.training.job;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DatasetSource;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.publish.CalibratedFigures;
import org.numeral.training.publish.Incumbents;
import org.numeral.training.publish.ModelCards;
import org.numeral.training.publish.ModelPublisher;
import org.numeral.training.publish.QualityGate;
import org.numeral.training.report.ClassifiedDigits;
import org.numeral.training.report.ReportData;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.Trainer;
import org.numeral.training.trainer.TrainingConfig;
import org.numeral.training.trainer.TrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole run: load, split, train, evaluate the test set once, pass the quality gate, publish.
 *
 * @param source of the dataset
 * @param validationShare of the training set that is held out to choose the epoch by, above 0 and
 *     below 1
 * @param config hyperparameters
 * @param trainer of a network by them
 * @param gate what is worse than it asks is not published
 * @param store where the model goes
 * @param command from the name of the dataset that was found, the command that reproduces the run,
 *     for its report
 * @param robustnessExamples pictures of each kind to measure robustness on, for the report; 0 for
 *     none
 */
public record TrainingJob(
        DatasetSource source,
        double validationShare,
        TrainingConfig config,
        Trainer trainer,
        QualityGate gate,
        ModelStore store,
        UnaryOperator<String> command,
        int robustnessExamples) {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

    /**
     * What came of a run.
     *
     * @param published the new version; empty if the gate refused it
     * @param objections why the gate refused it, a sentence each
     * @param validation figures on the validation set
     * @param test figures on the test set
     * @param trained the history of the run; its network is closed
     */
    public record Outcome(
            Optional<ModelVersion> published,
            List<String> objections,
            Figures validation,
            Figures test,
            TrainedNetwork trained) {}

    /**
     * Runs.
     *
     * @param listener is told of the training's progress
     * @return what came of it
     * @throws DatasetException if the data cannot be had or are not as they should be
     * @throws IOException if the model could not be published
     */
    public Outcome run(TrainingListener listener) throws DatasetException, IOException {
        DigitDataset dataset = source.load();
        ValidationSplit split =
                ValidationSplit.byShare(dataset.train(), validationShare, config.seed());
        LOG.info(
                "Dataset {}: {} examples to train on, {} to validate, {} to test",
                dataset.name(),
                split.train().size(),
                split.validation().size(),
                dataset.test().size());

        try (TrainedNetwork trained = trainer.train(split.train(), split.validation(), listener);
                ParallelClassifier classifier =
                        new ParallelClassifier(trained.network(), config.workers())) {
            CalibratedFigures figures =
                    CalibratedFigures.calibrate(
                            trained.network(), classifier, split.validation(), dataset.test());
            boolean synthetic = dataset.name().equals(ModelMetadata.SYNTHETIC);
            List<String> objections =
                    gate.objections(
                            figures.test(),
                            synthetic,
                            new Incumbents(store, config.workers())
                                    .against(dataset.test(), figures.testAnswers()));
            Optional<ModelVersion> published = Optional.empty();
            if (objections.isEmpty()) {
                published =
                        Optional.of(
                                publish(
                                        trained,
                                        trainer.learningRates(split.train().size()),
                                        describe(dataset, split),
                                        dataset.test(),
                                        figures,
                                        PictureTrial.run(
                                                classifier,
                                                dataset.test(),
                                                figures,
                                                robustnessExamples,
                                                config.workers())));
                // not if it was refused: who then allows more need not train again
                trainer.deleteCheckpoint(split.train(), split.validation());
            }
            return new Outcome(
                    published, objections, figures.validation(), figures.test(), trained);
        }
    }

    private ModelVersion publish(
            TrainedNetwork trained,
            List<Double> learningRates,
            ModelMetadata.Dataset dataset,
            LabelledDigits test,
            CalibratedFigures figures,
            Optional<PictureTrial> trial)
            throws IOException {
        return new ModelPublisher(store)
                .publish(
                        trained,
                        config.architecture(),
                        trainer.settings(),
                        dataset,
                        figures,
                        ModelCards.of(
                                dataset.name().equals(ModelMetadata.SYNTHETIC),
                                trial.map(PictureTrial::forCard)),
                        metadata -> {
                            ReportData report =
                                    ReportData.of(
                                                    metadata,
                                                    trained.history(),
                                                    new ClassifiedDigits(
                                                            test, figures.testAnswers()),
                                                    command.apply(dataset.name()))
                                            .withLearningRates(
                                                    // patience may have ended the run early
                                                    learningRates.subList(
                                                            0, trained.history().size()))
                                            .withScaling(trained.scaling())
                                            .withCalibration(
                                                    figures.temperature().temperature(),
                                                    new ClassifiedDigits(
                                                            test, figures.testAnswersBefore()));
                            return trial.map(measured -> measured.addTo(report)).orElse(report);
                        });
    }

    private static ModelMetadata.Dataset describe(DigitDataset dataset, ValidationSplit split) {
        return new ModelMetadata.Dataset(
                dataset.name(),
                dataset.sha256(),
                split.train().size(),
                split.validation().size(),
                dataset.test().size());
    }
}
