package org.numeral.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.ClassFigures;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.calibration.ReliabilityBin;
import org.numeral.training.evaluation.Proportion;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.ScalingFigures;

/** The report's tables. */
final class ReportTables {

    private ReportTables() {}

    static Table epochs(ReportData data) {
        boolean rates = !data.learningRates().isEmpty();
        List<String> head =
                new ArrayList<>(
                        List.of(
                                "Epoch",
                                "Training loss",
                                "Validation loss",
                                "Validation accuracy"));
        if (rates) {
            head.add("Learning rate at its end");
        }
        head.add("Training time");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < data.history().size(); i++) {
            EpochFigures epoch = data.history().get(i);
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(epoch.epoch()));
            row.add(Words.decimal(epoch.loss()));
            row.add(Words.decimal(epoch.validationLoss()));
            row.add(Words.percent(epoch.validationAccuracy()));
            if (rates) {
                row.add(Words.rate(data.learningRates().get(i)));
            }
            row.add(Words.duration(epoch.duration()));
            rows.add(row);
        }
        return new Table("Every epoch of the run", head, rows, true);
    }

    static Table workers(ScalingFigures scaling) {
        List<List<String>> rows = new ArrayList<>();
        for (ScalingFigures.Worker worker : scaling.workers()) {
            rows.add(
                    List.of(
                            worker.name(),
                            Words.count(worker.examples()),
                            Words.count(Math.round(worker.examplesPerSecond())),
                            Words.duration(worker.training()),
                            Words.duration(worker.waiting())));
        }
        return new Table(
                "Each worker, as of its last round",
                List.of("Worker", "Digits", "Digits a second", "Training", "Waiting"),
                rows,
                true);
    }

    static Table rounds(ScalingFigures scaling) {
        double ideal =
                scaling.workers().stream()
                        .mapToDouble(ScalingFigures.Worker::examplesPerSecond)
                        .sum();
        List<List<String>> rows =
                List.of(
                        List.of(
                                "Steps of a worker between two averages",
                                Words.count(scaling.period())),
                        List.of("Rounds", Words.count(scaling.rounds())),
                        List.of(
                                "Bytes to each worker in a round, and as many back",
                                Words.count(scaling.bytes())),
                        List.of("Time of all rounds", Words.duration(scaling.elapsed())),
                        List.of(
                                "Of it to send, fetch, average and repeat what was lost",
                                Words.duration(scaling.aggregation())),
                        List.of(
                                "Digits a second, all workers together",
                                Words.count(Math.round(scaling.examplesPerSecond()))),
                        List.of(
                                "Share of what the workers would do without waiting",
                                Words.percent(scaling.examplesPerSecond() / ideal)));
        return new Table("All rounds", List.of("What", "Figure"), rows, false);
    }

    static Table classes(ModelMetadata.Figures test) {
        List<List<String>> rows = new ArrayList<>();
        for (int digit = 0; digit < test.perClass().size(); digit++) {
            ClassFigures figures = test.perClass().get(digit);
            rows.add(
                    List.of(
                            String.valueOf(digit),
                            Words.percent(figures.precision()),
                            Words.percent(figures.recall()),
                            figures.examples() == 0 ? "none" : Words.interval(recall(test, digit)),
                            Words.percent(figures.f1()),
                            Words.count(figures.examples())));
        }
        return new Table(
                "Precision, recall and F1 of each digit on the test set",
                List.of("Digit", "Precision", "Recall", "95 % interval", "F1", "Pictures"),
                rows,
                true);
    }

    /** Of a digit's pictures, the share that was found; there must be some. */
    static Proportion recall(ModelMetadata.Figures test, int digit) {
        return Proportion.of(
                test.confusion().get(digit).get(digit), test.perClass().get(digit).examples());
    }

    static Table bins(Reliability reliability) {
        List<List<String>> rows = new ArrayList<>();
        for (ReliabilityBin bin : reliability.bins()) {
            rows.add(
                    List.of(
                            Words.format("%.0f to %.0f %%", 100 * bin.from(), 100 * bin.to()),
                            Words.count(bin.right().all()),
                            Words.percent(bin.meanConfidence()),
                            Words.percent(bin.right().value()),
                            Words.interval(bin.right())));
        }
        return new Table(
                "The published model's answers by confidence; bins without answers are left out",
                List.of("Confidence", "Answers", "Mean confidence", "Accuracy", "95 % interval"),
                rows,
                true);
    }

    static Table robustness(List<RobustnessRow> kinds) {
        List<List<String>> rows = new ArrayList<>();
        for (RobustnessRow kind : kinds) {
            rows.add(
                    List.of(
                            kind.kind(),
                            Words.percent(kind.right().value()),
                            Words.interval(kind.right()),
                            Words.count(kind.right().all())));
        }
        rows.add(List.of("Mean of the kinds", Words.percent(RobustnessRow.mean(kinds)), "", ""));
        return new Table(
                "Accuracy on pictures made of test digits as people write and photograph them",
                List.of("Kind", "Accuracy", "95 % interval", "Pictures"),
                rows,
                true);
    }

    static Table abstention(Abstention figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(declined("Digits of the test set (should be answered)", figures.digits()));
        figures.nonDigits().forEach(kind -> rows.add(declined(kind.name(), kind.declined())));
        return new Table(
                "How often the model declines to answer",
                List.of("Pictures of", "Declined", "95 % interval", "Pictures"),
                rows,
                true);
    }

    private static List<String> declined(String name, Proportion share) {
        return List.of(
                name,
                Words.percent(share.value()),
                Words.interval(share),
                Words.count(share.all()));
    }

    static Table sizes(ModelMetadata.Dataset dataset) {
        return new Table(
                "How the data were used",
                List.of("Part", "Pictures"),
                List.of(
                        List.of("Trained on", Words.count(dataset.trainingExamples())),
                        List.of(
                                "Held out to choose the epoch by",
                                Words.count(dataset.validationExamples())),
                        List.of(
                                "Tested on, once, at the end",
                                Words.count(dataset.testExamples()))),
                true);
    }

    static Table pairs(String caption, String name, String value, Map<String, String> pairs) {
        return new Table(
                caption,
                List.of(name, value),
                new TreeMap<>(pairs)
                        .entrySet().stream()
                                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                                .toList(),
                false);
    }
}
