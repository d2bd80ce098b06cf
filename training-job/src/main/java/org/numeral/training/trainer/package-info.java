/**
 * The training run itself: from labelled digits to a trained network, on all cores or on several
 * machines.
 */
package org.numeral.training.trainer;
