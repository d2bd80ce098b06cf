package org.numeral.training.synthetic;

/** A place on the sheet; x to the right, y downwards. */
record Point(double x, double y) {

    double distance(Point other) {
        double dx = other.x - x;
        double dy = other.y - y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** The point a part of the way to another one; beyond it for parts above 1. */
    Point towards(Point other, double part) {
        return new Point(x + (other.x - x) * part, y + (other.y - y) * part);
    }
}
