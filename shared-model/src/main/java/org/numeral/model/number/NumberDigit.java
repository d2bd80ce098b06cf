package org.numeral.model.number;

import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.preprocess.Box;

/**
 * One digit of a number.
 *
 * @param image what the network saw
 * @param box around its ink in the picture's pixels
 * @param prediction the network's answer
 */
public record NumberDigit(DigitImage image, Box box, Prediction prediction) {}
