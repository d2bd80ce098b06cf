/** Labelled digits to train and evaluate on, and where they come from. */
package org.numeral.training.data;
