package org.numeral.training.report.plot;

import java.awt.Paint;
import java.io.IOException;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYZDataset;
import org.numeral.model.digit.Prediction;

/**
 * Draws a confusion matrix. Errors are coloured among themselves: on one scale with the right
 * answers, of which there are hundreds of times as many, they could not be seen.
 */
final class ConfusionChart {

    private static final int SIZE = 560;
    private static final int WRONG = 1;

    private ConfusionChart() {}

    static byte[] draw(Axes axes, List<List<Integer>> counts) throws IOException {
        DefaultXYZDataset cells = new DefaultXYZDataset();
        cells.addSeries("right", cells(counts, true));
        cells.addSeries("wrong", cells(counts, false));

        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(new Colours(axes.palette(), mostErrors(counts)));
        renderer.setDefaultItemLabelGenerator(
                (dataset, series, item) -> label((XYZDataset) dataset, series, item));
        renderer.setDefaultItemLabelFont(axes.text());
        renderer.setDefaultItemLabelPaint(axes.palette().ink());
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER));
        renderer.setDefaultItemLabelsVisible(true);

        SymbolAxis truth = digits(axes, "true digit");
        truth.setInverted(true);
        XYPlot plot = new XYPlot(cells, digits(axes, "predicted digit"), truth, renderer);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return axes.png(plot, SIZE, SIZE - 40, false);
    }

    private static SymbolAxis digits(Axes axes, String label) {
        String[] names = new String[Prediction.CLASSES];
        for (int digit = 0; digit < names.length; digit++) {
            names[digit] = String.valueOf(digit);
        }
        SymbolAxis axis = new SymbolAxis(label, names);
        axes.style(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, Prediction.CLASSES - 0.5);
        return axis;
    }

    /** Right answers are kept apart by negative counts. */
    private static double[][] cells(List<List<Integer>> counts, boolean right) {
        int size = right ? Prediction.CLASSES : Prediction.CLASSES * (Prediction.CLASSES - 1);
        double[][] xyz = new double[3][size];
        int cell = 0;
        for (int truth = 0; truth < Prediction.CLASSES; truth++) {
            for (int predicted = 0; predicted < Prediction.CLASSES; predicted++) {
                if ((truth == predicted) == right) {
                    xyz[0][cell] = predicted;
                    xyz[1][cell] = truth;
                    xyz[2][cell] = (right ? -1 : 1) * counts.get(truth).get(predicted);
                    cell++;
                }
            }
        }
        return xyz;
    }

    private static String label(XYZDataset cells, int series, int item) {
        long count = Math.round(Math.abs(cells.getZValue(series, item)));
        return series == WRONG && count == 0 ? "" : String.valueOf(count);
    }

    private static int mostErrors(List<List<Integer>> counts) {
        int most = 1;
        for (int truth = 0; truth < Prediction.CLASSES; truth++) {
            for (int predicted = 0; predicted < Prediction.CLASSES; predicted++) {
                if (truth != predicted) {
                    most = Math.max(most, counts.get(truth).get(predicted));
                }
            }
        }
        return most;
    }

    private record Colours(Palette palette, int mostErrors) implements PaintScale {

        @Override
        public double getLowerBound() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double getUpperBound() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public Paint getPaint(double count) {
            if (count < 0) {
                return palette.right();
            }
            return count == 0 ? palette.paper() : palette.errors(count / mostErrors);
        }
    }
}
