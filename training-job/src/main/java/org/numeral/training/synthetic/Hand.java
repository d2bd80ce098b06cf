package org.numeral.training.synthetic;

/**
 * How one writer, at one moment, bends a digit: carelessness, slant, tilt, proportions, and a
 * smooth distortion of the sheet (as in Simard, Steinkraus and Platt 2003, applied to the line
 * instead of the pixels, so that the pen's width stays as it is).
 *
 * <p>The amounts were chosen by eye, beside sheets of MNIST's training digits, and so that the
 * spread of slants and widths agrees with theirs.
 */
final class Hand {

    private static final Point CENTRE = new Point(30, 50);

    private final double looseness;
    private final double widthFactor;
    private final double balance;
    private final double slant;
    private final double cos;
    private final double sin;
    private final Waves warpX;
    private final Waves warpY;

    Hand(Chance chance) {
        looseness = chance.between(0.4, 1.6);
        widthFactor = StrictMath.exp(0.15 + 0.22 * chance.bell());
        balance = 0.18 * chance.bell();
        slant = 0.10 + 0.24 * chance.bell();
        double tilt = 0.07 * chance.bell();
        cos = StrictMath.cos(tilt);
        sin = StrictMath.sin(tilt);
        double warp = chance.between(0, 5.5);
        warpX = new Waves(chance, warp, 80);
        warpY = new Waves(chance, warp, 80);
    }

    /** Where this time the writer means a point of the style to be. */
    Point aim(ControlPoint point, Chance chance) {
        return new Point(
                point.x() + looseness * point.spreadX() * chance.bell(),
                point.y() + looseness * point.spreadY() * chance.bell());
    }

    /** Where a point of the line ends up on the sheet. */
    Point place(Point p) {
        double x = (p.x() - CENTRE.x() + warpX.at(p)) * widthFactor;
        double y = p.y() - CENTRE.y() + warpY.at(p);
        // Enlarges the upper half at the cost of the lower one, or the other way round.
        double part = Math.min(1, Math.max(0, p.y() / 100));
        y += 100 * balance * part * (1 - part);
        x -= slant * y;
        return new Point(x * cos - y * sin, x * sin + y * cos);
    }
}
