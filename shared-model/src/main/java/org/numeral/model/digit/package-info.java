/**
 * The two ends of the classifier: the picture of a digit as the network sees it, and the prediction
 * it gives.
 */
package org.numeral.model.digit;
