package org.numeral.model.preprocess;

import java.util.Optional;

/**
 * The ink of a picture without its paper.
 *
 * @param ink reduced; 0 for paper, larger for ink
 * @param threshold of the ink, if there is any
 * @param detail the same unreduced
 * @param isClean whether all that is not paper is ink
 */
record Separated(GreyImage ink, Optional<InkThreshold> threshold, Detail detail, boolean isClean) {

    /** The same place in pixels of the whole picture. */
    Box inPicture(Box unreduced) {
        return new Box(
                detail.place().x() + unreduced.x(),
                detail.place().y() + unreduced.y(),
                unreduced.width(),
                unreduced.height());
    }
}
