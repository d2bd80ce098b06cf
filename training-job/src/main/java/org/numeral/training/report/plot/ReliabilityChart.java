package org.numeral.training.report.plot;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.calibration.ReliabilityBin;

/** Draws confidence against accuracy, with 95 % confidence intervals. */
final class ReliabilityChart {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 520;

    private ReliabilityChart() {}

    static byte[] draw(Axes axes, Reliability served, Optional<Reliability> before)
            throws IOException {
        XYIntervalSeriesCollection points = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawSeriesLineAsPath(true);
        // the later series lies below the earlier
        add(
                points,
                renderer,
                series(before.isPresent() ? "after temperature scaling" : "as served", served),
                axes.palette().accent(),
                new Ellipse2D.Double(-5, -5, 10, 10));
        before.ifPresent(
                reliability ->
                        add(
                                points,
                                renderer,
                                series("before temperature scaling", reliability),
                                axes.palette().second(),
                                new Rectangle2D.Double(-4, -4, 8, 8)));
        XYPlot plot =
                new XYPlot(
                        points,
                        share(axes, "mean confidence of the answers in a bin"),
                        share(axes, "accuracy in the bin"),
                        renderer);
        plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, axes.dashed(), axes.palette().ink()));
        return axes.png(plot, WIDTH, HEIGHT, true);
    }

    private static void add(
            XYIntervalSeriesCollection points,
            XYErrorRenderer renderer,
            XYIntervalSeries series,
            Color colour,
            Shape shape) {
        int index = points.getSeriesCount();
        points.addSeries(series);
        renderer.setSeriesPaint(index, colour);
        renderer.setSeriesShape(index, shape);
    }

    private static XYIntervalSeries series(String name, Reliability reliability) {
        XYIntervalSeries series = new XYIntervalSeries(name);
        for (ReliabilityBin bin : reliability.bins()) {
            double x = bin.meanConfidence();
            series.add(x, x, x, bin.right().value(), bin.right().low(), bin.right().high());
        }
        return series;
    }

    private static NumberAxis share(Axes axes, String label) {
        NumberAxis axis = axes.number(label);
        axis.setRange(0, 1.02);
        axis.setTickUnit(new NumberTickUnit(0.1));
        axis.setNumberFormatOverride(NumberFormat.getPercentInstance(Locale.ROOT));
        return axis;
    }
}
