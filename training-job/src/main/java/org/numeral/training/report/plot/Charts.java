package org.numeral.training.report.plot;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.numeral.training.calibration.Reliability;

/** Draws the report's charts in one palette. */
public final class Charts {

    private final Axes axes;

    private Charts(Axes axes) {
        this.axes = axes;
    }

    /**
     * What draws in a palette.
     *
     * @param palette light or dark
     * @return empty where Java cannot draw text at all; the log says why
     */
    public static Optional<Charts> in(Palette palette) {
        return PlotFont.load().map(font -> new Charts(new Axes(palette, font)));
    }

    /**
     * A learning curve.
     *
     * @param curve a quantity by epoch
     * @return a PNG
     * @throws IOException if it cannot be encoded
     */
    public byte[] curve(Curve curve) throws IOException {
        return CurveChart.draw(axes, curve);
    }

    /**
     * A confusion matrix as a heat map.
     *
     * @param counts ten rows of ten: row is the true digit, column the predicted one
     * @return a PNG
     * @throws IOException if it cannot be encoded
     */
    public byte[] confusion(List<List<Integer>> counts) throws IOException {
        return ConfusionChart.draw(axes, counts);
    }

    /**
     * A reliability diagram.
     *
     * @param served of the published model's answers
     * @param before of the answers before temperature scaling, if it was done
     * @return a PNG
     * @throws IOException if it cannot be encoded
     */
    public byte[] reliability(Reliability served, Optional<Reliability> before) throws IOException {
        return ReliabilityChart.draw(axes, served, before);
    }
}
