package org.numeral.training.synthetic;

/**
 * A point that a stroke runs through.
 *
 * @param x to the right, in hundredths of the digit's usual height
 * @param y downwards, 0 at the top and 100 at the foot of the digit
 * @param spreadX standard deviation of x from one example to another
 * @param spreadY standard deviation of y from one example to another
 * @param corner whether the stroke may turn sharply here
 */
public record ControlPoint(double x, double y, double spreadX, double spreadY, boolean corner) {}
