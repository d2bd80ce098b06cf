package org.numeral.training.augment;

import org.numeral.model.digit.DigitImage;

/**
 * What a picture's ink is like.
 *
 * @param ink sum of all values
 * @param x centre of mass, column
 * @param y centre of mass, row
 * @param width standard deviation of the ink's columns
 * @param height standard deviation of the ink's rows
 * @param tilt covariance of columns and rows
 */
record InkFigures(double ink, double x, double y, double width, double height, double tilt) {

    static InkFigures of(float[] values) {
        double ink = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < DigitImage.PIXELS; i++) {
            int column = i % DigitImage.SIZE;
            int row = i / DigitImage.SIZE;
            ink += values[i];
            x += values[i] * column;
            y += values[i] * row;
            xx += values[i] * column * column;
            yy += values[i] * row * row;
            xy += values[i] * column * row;
        }
        x /= ink;
        y /= ink;
        return new InkFigures(
                ink,
                x,
                y,
                Math.sqrt(xx / ink - x * x),
                Math.sqrt(yy / ink - y * y),
                xy / ink - x * y);
    }
}
