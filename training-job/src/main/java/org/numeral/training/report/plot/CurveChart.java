package org.numeral.training.report.plot;

import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws a quantity by epoch. */
final class CurveChart {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int TICKS = 12;

    /** Above so many epochs, points would hide the line. */
    private static final int MOST_POINTS = 40;

    private CurveChart() {}

    static byte[] draw(Axes axes, Curve curve) throws IOException {
        XYSeries series = new XYSeries(curve.quantity());
        for (int i = 0; i < curve.values().size(); i++) {
            series.add(i + 1, curve.values().get(i));
        }
        XYLineAndShapeRenderer renderer =
                new XYLineAndShapeRenderer(true, curve.values().size() <= MOST_POINTS);
        renderer.setSeriesPaint(0, axes.palette().accent());
        renderer.setSeriesStroke(0, axes.thick());
        renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));

        NumberAxis values = axes.number(curve.quantity());
        values.setAutoRangeIncludesZero(false);
        values.setNumberFormatOverride(
                new DecimalFormat(curve.format(), DecimalFormatSymbols.getInstance(Locale.ROOT)));
        XYPlot plot =
                new XYPlot(
                        new XYSeriesCollection(series),
                        epochs(axes, curve.values().size()),
                        values,
                        renderer);
        plot.setDomainGridlinesVisible(false);
        if (curve.marked() > 0) {
            plot.addDomainMarker(
                    new ValueMarker(curve.marked(), axes.palette().second(), axes.dashed()));
        }
        return axes.png(plot, WIDTH, HEIGHT, false);
    }

    private static NumberAxis epochs(Axes axes, int epochs) {
        NumberAxis axis = axes.number("epoch");
        axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil((double) epochs / TICKS))));
        axis.setRange(0.5, epochs + 0.5);
        return axis;
    }
}
