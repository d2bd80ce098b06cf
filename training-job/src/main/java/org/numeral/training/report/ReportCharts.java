package org.numeral.training.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.report.plot.Charts;
import org.numeral.training.report.plot.Curve;
import org.numeral.training.report.plot.Palette;
import org.numeral.training.trainer.EpochFigures;

/** Draws each chart twice: for light and for dark pages. */
record ReportCharts(Charts light, Charts dark, Pictures pictures) {

    /** Empty where Java cannot draw text; the tables then have to do. */
    static Optional<ReportCharts> into(Pictures pictures) {
        return Charts.in(Palette.LIGHT)
                .flatMap(
                        light ->
                                Charts.in(Palette.DARK)
                                        .map(dark -> new ReportCharts(light, dark, pictures)));
    }

    @FunctionalInterface
    private interface Drawing {
        byte[] draw(Charts charts) throws IOException;
    }

    private Chart chart(String name, String alt, String caption, Drawing drawing)
            throws IOException {
        return new Chart(
                pictures.add(name, drawing.draw(light)),
                pictures.add(name + "-dark", drawing.draw(dark)),
                alt,
                caption);
    }

    List<Chart> curves(ReportData data, int bestEpoch) throws IOException {
        List<Chart> curves = new ArrayList<>();
        if (data.history().isEmpty()) {
            return curves;
        }
        curves.add(
                curve(
                        "loss",
                        new Curve(
                                "training loss (nats)",
                                "0.0##",
                                data.history().stream().map(EpochFigures::loss).toList(),
                                bestEpoch),
                        Words::decimal));
        curves.add(
                curve(
                        "validation-loss",
                        new Curve(
                                "validation loss (nats)",
                                "0.0###",
                                data.history().stream().map(EpochFigures::validationLoss).toList(),
                                bestEpoch),
                        Words::decimal));
        curves.add(
                curve(
                        "accuracy",
                        new Curve(
                                "validation accuracy",
                                "0.0#%",
                                data.history().stream()
                                        .map(EpochFigures::validationAccuracy)
                                        .toList(),
                                bestEpoch),
                        Words::percent));
        if (!data.learningRates().isEmpty()) {
            curves.add(
                    curve(
                            "learning-rate",
                            new Curve(
                                    "learning rate",
                                    rateFormat(data.learningRates()),
                                    data.learningRates(),
                                    bestEpoch),
                            Words::rate));
        }
        return curves;
    }

    @FunctionalInterface
    private interface Wording {
        String of(double value);
    }

    private Chart curve(String name, Curve curve, Wording wording) throws IOException {
        List<Double> values = curve.values();
        String alt =
                "%s by epoch: %s in epoch 1, %s in epoch %d, the last."
                        .formatted(
                                capital(curve.quantity()),
                                wording.of(values.get(0)),
                                wording.of(values.get(values.size() - 1)),
                                values.size());
        return chart(
                name, alt, capital(curve.quantity()) + " by epoch", charts -> charts.curve(curve));
    }

    Chart confusion(List<List<Integer>> counts) throws IOException {
        return chart(
                "confusion",
                "Heat map of the confusion matrix: ten rows of true digits, ten columns of"
                        + " predicted ones; the table beside it has the same numbers.",
                "Errors are coloured by how frequent they are among the errors; right answers are blue.",
                charts -> charts.confusion(counts));
    }

    Chart reliability(Reliability served, Optional<Reliability> before) throws IOException {
        return chart(
                "reliability",
                "Reliability diagram: accuracy against mean confidence in bins, with 95 %"
                        + " confidence intervals; the table below it has the same numbers.",
                "On the dashed line, confidence and accuracy are equal. Below it the model is too"
                        + " sure of itself, above it not sure enough.",
                charts -> charts.reliability(served, before));
    }

    /** Powers of ten only where the decimals would be mostly zeros. */
    private static String rateFormat(List<Double> rates) {
        double highest = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return highest < 1e-4 ? "0.##E0" : "0.0####";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
