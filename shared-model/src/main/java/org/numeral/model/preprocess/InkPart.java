package org.numeral.model.preprocess;

/**
 * A connected part of the ink.
 *
 * @param label its number, from 1
 * @param box around it
 * @param pixels how many it has
 * @param mass sum of its values above paper
 * @param touchesBorder whether it reaches the picture's edge
 */
public record InkPart(int label, Box box, int pixels, double mass, boolean touchesBorder) {}
