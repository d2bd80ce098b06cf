package org.numeral.training.report;

/**
 * A drawn chart, on light and on dark paper.
 *
 * @param light data: URI of a PNG
 * @param dark the same with light ink
 * @param alt what one who cannot see it must know
 * @param caption below it
 */
record Chart(String light, String dark, String alt, String caption) {}
