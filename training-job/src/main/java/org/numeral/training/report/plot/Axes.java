package org.numeral.training.report.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts have in common: colours, font, size. */
record Axes(Palette palette, Font font) {

    /** Picture pixels for each logical one: sharp on phones and on paper. */
    private static final int SCALE = 2;

    private static final float TEXT = 14;

    NumberAxis number(String label) {
        NumberAxis axis = new NumberAxis(label);
        style(axis);
        return axis;
    }

    void style(ValueAxis axis) {
        axis.setLabelFont(text());
        axis.setTickLabelFont(text());
        axis.setLabelPaint(palette.ink());
        axis.setTickLabelPaint(palette.ink());
        axis.setAxisLinePaint(palette.line());
        axis.setTickMarkPaint(palette.line());
    }

    Font text() {
        return font.deriveFont(TEXT);
    }

    Stroke thick() {
        return new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    Stroke dashed() {
        return new BasicStroke(
                1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {5, 4}, 0);
    }

    byte[] png(XYPlot plot, int width, int height, boolean legend) throws IOException {
        plot.setBackgroundPaint(palette.paper());
        plot.setDomainGridlinePaint(palette.line());
        plot.setRangeGridlinePaint(palette.line());
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, text(), plot, false);
        chart.setBackgroundPaint(palette.paper());
        chart.setPadding(new RectangleInsets(10, 6, 6, 16));
        if (legend) {
            LegendTitle title = new LegendTitle(plot);
            title.setPosition(RectangleEdge.BOTTOM);
            title.setItemFont(text());
            title.setItemPaint(palette.ink());
            title.setBackgroundPaint(palette.paper());
            chart.addSubtitle(title);
        }
        BufferedImage picture =
                chart.createBufferedImage(width * SCALE, height * SCALE, width, height, null);
        return Png.encode(picture);
    }
}
