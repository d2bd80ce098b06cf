package org.numeral.model.number;

import org.numeral.model.digit.DigitImage;
import org.numeral.model.preprocess.Box;

/**
 * Neighbouring pieces that may be one digit.
 *
 * @param from index of its first piece
 * @param to index after its last piece
 * @param image what the network is to see
 * @param box around its ink in the picture's pixels
 * @param penalty what its form costs, 0 or more, before the network has seen it
 */
record Candidate(int from, int to, DigitImage image, Box box, double penalty) {}
