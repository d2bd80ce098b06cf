/**
 * The report's pictures, drawn by JFreeChart without a display and, with a font of our own, on
 * machines without any font.
 */
package org.numeral.training.report.plot;
