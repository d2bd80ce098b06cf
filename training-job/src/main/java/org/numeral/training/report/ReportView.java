package org.numeral.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.report.plot.Png;

/**
 * What the template shows, worded. What is null, or empty, is left out.
 *
 * @param metadata of the version
 * @param drawn whether there are charts
 * @param headline the figures that come first
 * @param curves charts by epoch
 * @param epochs the same as a table
 * @param confusionChart heat map, or null
 * @param confusion the matrix
 * @param classes figures of each digit
 * @param reliabilityChart reliability diagram, or null
 * @param calibration what the calibration error is, in a sentence
 * @param bins of the reliability diagram
 * @param errors number of mistakes on the test set
 * @param mistakes the worst of them
 * @param robustness accuracy on spoilt pictures, or null
 * @param abstention how often there is no answer, or null
 * @param abstentionRule when there is no answer, or null
 * @param workers of a distributed run, or null
 * @param rounds of a distributed run, or null
 * @param sizes of the parts of the data
 * @param checksums of the data and of the network
 * @param hyperparameters of the run
 * @param software versions
 * @param command that reproduces the run
 */
record ReportView(
        ModelMetadata metadata,
        boolean drawn,
        List<Fact> headline,
        List<Chart> curves,
        Table epochs,
        Chart confusionChart,
        List<ConfusionRow> confusion,
        Table classes,
        Chart reliabilityChart,
        String calibration,
        Table bins,
        String errors,
        List<MistakeView> mistakes,
        Table robustness,
        Table abstention,
        String abstentionRule,
        Table workers,
        Table rounds,
        Table sizes,
        Table checksums,
        Table hyperparameters,
        Table software,
        String command) {

    private static final int MOST_MISTAKES = 48;

    static ReportView of(ReportData data, Pictures pictures, Path folder) throws IOException {
        ModelMetadata metadata = data.metadata();
        Reliability served = data.test().reliability();
        Optional<Reliability> before =
                data.calibration().map(scaling -> scaling.before().reliability());
        Optional<ReportCharts> charts = ReportCharts.into(pictures);
        return new ReportView(
                metadata,
                charts.isPresent(),
                Headline.of(data, served),
                charts.isEmpty() ? List.of() : charts.get().curves(data, bestEpoch(data)),
                ReportTables.epochs(data),
                charts.isEmpty() ? null : charts.get().confusion(metadata.test().confusion()),
                ConfusionRow.of(metadata.test().confusion()),
                ReportTables.classes(metadata.test()),
                charts.isEmpty() ? null : charts.get().reliability(served, before),
                calibration(data, served, before),
                ReportTables.bins(served),
                errors(data.test()),
                mistakes(data.test(), pictures),
                data.robustness().isEmpty() ? null : ReportTables.robustness(data.robustness()),
                data.abstention().map(ReportTables::abstention).orElse(null),
                data.abstention().map(ReportView::rule).orElse(null),
                data.scaling().map(ReportTables::workers).orElse(null),
                data.scaling().map(ReportTables::rounds).orElse(null),
                ReportTables.sizes(metadata.dataset()),
                ReportTables.pairs(
                        "Checksums", "File or part", "SHA-256", checksums(metadata, folder)),
                ReportTables.pairs(
                        "Hyperparameters", "Setting", "Value", metadata.hyperparameters()),
                ReportTables.pairs("Software", "What", "Version", software(metadata)),
                data.command());
    }

    /** Recorded by the publisher; 0 where it is not, or is about another history. */
    private static int bestEpoch(ReportData data) {
        String recorded = data.metadata().hyperparameters().getOrDefault("bestEpoch", "");
        for (int i = 0; i < data.history().size(); i++) {
            if (String.valueOf(data.history().get(i).epoch()).equals(recorded)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String calibration(
            ReportData data, Reliability served, Optional<Reliability> before) {
        String now = Words.percent(served.expectedCalibrationError());
        if (before.isEmpty()) {
            return "The expected calibration error on the test set is %s. No temperature scaling was done."
                    .formatted(now);
        }
        return Words.format(
                "The expected calibration error on the test set was %s before temperature scaling and is %s after it. The temperature is %.3f, chosen on the validation set.",
                Words.percent(before.get().expectedCalibrationError()),
                now,
                data.calibration().orElseThrow().temperature());
    }

    private static String errors(ClassifiedDigits test) {
        long wrong = Mistake.worst(test, Integer.MAX_VALUE).size();
        return "%s of the %s test pictures were read wrong."
                .formatted(Words.count(wrong), Words.count(test.size()));
    }

    private static List<MistakeView> mistakes(ClassifiedDigits test, Pictures pictures)
            throws IOException {
        List<MistakeView> views = new ArrayList<>();
        for (Mistake mistake : Mistake.worst(test, MOST_MISTAKES)) {
            String name =
                    Words.format(
                            "mistake-%02d-test-%d-is-%d-read-as-%d",
                            views.size() + 1,
                            mistake.index(),
                            mistake.label(),
                            mistake.predicted());
            views.add(
                    new MistakeView(
                            pictures.add(name, Png.of(mistake.image())),
                            mistake.label(),
                            mistake.predicted(),
                            Words.percent(mistake.confidence()),
                            mistake.index()));
        }
        return views;
    }

    private static String rule(Abstention abstention) {
        return Words.format(
                "The model declines to answer where %s is below %.4f.",
                abstention.score(), abstention.threshold());
    }

    private static Map<String, String> checksums(ModelMetadata metadata, Path folder)
            throws IOException {
        Map<String, String> checksums = new TreeMap<>(metadata.dataset().sha256());
        Path model = folder.resolve(ModelVersion.MODEL_FILE);
        if (Files.exists(model)) {
            checksums.put(ModelVersion.MODEL_FILE, Sha256.of(model));
        } else if (metadata.sha256() != null) {
            checksums.put(ModelVersion.MODEL_FILE, metadata.sha256());
        }
        return checksums;
    }

    private static Map<String, String> software(ModelMetadata metadata) {
        Map<String, String> software = new TreeMap<>(metadata.software());
        software.put("git commit", metadata.gitCommit());
        return software;
    }
}
