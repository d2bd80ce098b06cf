/**
 * Handwritten-looking digits that the project draws itself, beside a training set, for machines
 * without network, and for quick tests: styles of each digit as skeletons, a hand that varies them,
 * a pen, and MNIST's normalisation. No font and no pixel of a real data set is in them.
 */
package org.numeral.training.synthetic;
