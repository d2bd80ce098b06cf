package org.numeral.training.report;

/**
 * A mistake as the report shows it.
 *
 * @param picture data: URI of a PNG
 * @param label what it shows
 * @param predicted what it was read as
 * @param confidence in percent
 * @param index in the test set, 0 for the first
 */
record MistakeView(String picture, int label, int predicted, String confidence, int index) {}
