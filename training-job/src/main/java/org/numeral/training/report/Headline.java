package org.numeral.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.ClassFigures;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.calibration.Reliability;

/** The figures that come first. */
final class Headline {

    private Headline() {}

    static List<Fact> of(ReportData data, Reliability served) {
        ModelMetadata metadata = data.metadata();
        List<Fact> facts = new ArrayList<>();
        facts.add(accuracy("Test accuracy", metadata.test()));
        facts.add(accuracy("Validation accuracy", metadata.validation()));
        facts.add(
                new Fact(
                        "Mean F1 of the digits",
                        Words.percent(
                                metadata.test().perClass().stream()
                                        .mapToDouble(ClassFigures::f1)
                                        .average()
                                        .orElse(0)),
                        "on the test set, each digit counting the same"));
        weakest(metadata.test()).ifPresent(facts::add);
        facts.add(
                new Fact(
                        "Expected calibration error",
                        Words.percent(served.expectedCalibrationError()),
                        "how far confidence and accuracy are apart on the test set"));
        worst(data.robustness()).ifPresent(facts::add);
        data.abstention().map(Headline::declined).ifPresent(facts::add);
        facts.add(
                new Fact(
                        "Training time",
                        Words.duration(metadata.duration()),
                        "network %s, %s parameters"
                                .formatted(
                                        metadata.network().architecture(),
                                        Words.count(metadata.network().parameters()))));
        return facts;
    }

    private static Fact accuracy(String name, Figures figures) {
        long wrong = Math.round((1 - figures.accuracy()) * figures.examples());
        return new Fact(
                name,
                Words.percent(figures.accuracy()),
                "95 %% confidence: %s; %s of %s wrong"
                        .formatted(
                                Words.interval(figures.confidenceLow(), figures.confidenceHigh()),
                                Words.count(wrong),
                                Words.count(figures.examples())));
    }

    private static Optional<Fact> weakest(Figures test) {
        return IntStream.range(0, test.perClass().size())
                .boxed()
                .filter(digit -> test.perClass().get(digit).examples() > 0)
                .min(Comparator.comparingDouble(digit -> test.perClass().get(digit).recall()))
                .map(
                        digit ->
                                new Fact(
                                        "Weakest digit",
                                        String.valueOf(digit),
                                        "%s of them are found; 95 %% confidence: %s"
                                                .formatted(
                                                        Words.percent(
                                                                test.perClass()
                                                                        .get(digit)
                                                                        .recall()),
                                                        Words.interval(
                                                                ReportTables.recall(
                                                                        test, digit)))));
    }

    private static Optional<Fact> worst(List<RobustnessRow> kinds) {
        return kinds.stream()
                .min(Comparator.comparingDouble(kind -> kind.right().value()))
                .map(
                        worst ->
                                new Fact(
                                        "Pictures as people make them",
                                        Words.percent(RobustnessRow.mean(kinds)),
                                        "are read right, on average over %d kinds; the worst, %s: %s"
                                                .formatted(
                                                        kinds.size(),
                                                        worst.kind(),
                                                        Words.percent(worst.right().value()))));
    }

    private static Fact declined(Abstention abstention) {
        return new Fact(
                "Pictures of no digit",
                Words.percent(
                        abstention.nonDigits().stream()
                                .mapToDouble(kind -> kind.declined().value())
                                .average()
                                .orElse(0)),
                "are declined, on average over %d kinds; of the test set's digits, %s are"
                        .formatted(
                                abstention.nonDigits().size(),
                                Words.percent(abstention.digits().value())));
    }
}
