package org.numeral.training.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numeral.model.store.ModelMetadata;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.publish.ModelCards;
import org.numeral.training.synthetic.SyntheticSource;
import org.numeral.training.trainer.Configs;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.SilentListener;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;

/** A real run of a moment, which makes many mistakes. */
final class SmallRun {

    static final List<Double> RATES = List.of(0.002, 0.0001);

    private static final TrainingConfig CONFIG = Configs.plain(2, 20, 1);

    private SmallRun() {}

    static ReportData data() throws DatasetException {
        DigitDataset dataset = new SyntheticSource(1, 400, 300).load();
        ValidationSplit split = ValidationSplit.byShare(dataset.train(), 0.25, 1);
        try (TrainedNetwork trained =
                new DataParallelTrainer(CONFIG)
                        .train(split.train(), split.validation(), new SilentListener())) {
            float[] validation = probabilities(trained, split.validation());
            float[] test = probabilities(trained, dataset.test());
            ModelMetadata metadata =
                    new ModelMetadata(
                                    ModelMetadata.FORMAT_VERSION,
                                    "20260102-030405-abcd",
                                    Instant.parse("2026-01-02T03:04:05Z"),
                                    null,
                                    new ModelMetadata.Network(
                                            "small", trained.network().numParams()),
                                    new ModelMetadata.Dataset(
                                            dataset.name(), dataset.sha256(), 300, 100, 300),
                                    Map.of("seed", "1", "bestEpoch", "2"),
                                    FiguresCalculator.of(split.validation(), validation),
                                    FiguresCalculator.of(dataset.test(), test),
                                    Map.of("java", "17", "deeplearning4j", "1.0.0-M2.1"),
                                    "0123abc",
                                    Duration.ofSeconds(3))
                            .withModelCard(ModelCards.of(true, Optional.empty()));
            return ReportData.of(
                    metadata,
                    trained.history(),
                    new ClassifiedDigits(dataset.test(), test),
                    "numeral train --dataset synthetic --seed 1");
        }
    }

    /** The same run, told of another dataset and command. */
    static ReportData renamed(ReportData data, String dataset, String command) {
        ModelMetadata made = data.metadata();
        ModelMetadata renamed =
                new ModelMetadata(
                                made.formatVersion(),
                                made.id(),
                                made.created(),
                                made.sha256(),
                                new ModelMetadata.Network(dataset, 1),
                                new ModelMetadata.Dataset(
                                        dataset, Map.of(dataset, dataset), 300, 100, 300),
                                Map.of(dataset, dataset),
                                made.validation(),
                                made.test(),
                                Map.of(dataset, dataset),
                                dataset,
                                made.duration())
                        .withModelCard(ModelCards.of(false, Optional.empty()));
        return ReportData.of(renamed, data.history(), data.test(), command);
    }

    /** Answers that are all right, to pictures of the digits in turn. */
    static ClassifiedDigits flawless(int size) {
        byte[] labels = new byte[size];
        float[] probabilities = new float[size * 10];
        IntStream.range(0, size)
                .forEach(
                        i -> {
                            labels[i] = (byte) (i % 10);
                            probabilities[i * 10 + i % 10] = 1;
                        });
        return new ClassifiedDigits(
                new LabelledDigits(new byte[size * 784], labels), probabilities);
    }

    private static float[] probabilities(TrainedNetwork trained, LabelledDigits digits) {
        try (ParallelClassifier classifier = new ParallelClassifier(trained.network(), 1)) {
            return classifier.probabilities(digits);
        }
    }
}
