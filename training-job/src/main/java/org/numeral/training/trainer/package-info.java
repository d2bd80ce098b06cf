/** The training run itself: from labelled digits to a trained network, on all cores. */
package org.numeral.training.trainer;
