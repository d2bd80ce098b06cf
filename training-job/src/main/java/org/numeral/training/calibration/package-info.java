/** What a network's probabilities are worth: calibration, and when not to answer with a digit. */
package org.numeral.training.calibration;
