package org.numeral.model.preprocess;

import java.util.function.Function;

/**
 * What a reduced picture was reduced from, for a closer look at a part of it.
 *
 * @param place of the reduced part in the whole picture
 * @param factor pixels of the whole picture for a pixel of the reduced one
 * @param source gives a part of the place, counted from its left upper corner, unreduced
 */
record Detail(Box place, int factor, Function<Box, GreyImage> source) {

    /** The same part in pixels of the whole picture, counted from the place's corner. */
    Box unreduced(Box part) {
        return part.scaled(factor, place.width(), place.height());
    }

    GreyImage of(Box unreduced) {
        return source.apply(unreduced);
    }
}
