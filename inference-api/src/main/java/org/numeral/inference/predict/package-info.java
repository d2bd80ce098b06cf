/**
 * From an uploaded picture to an answer: decoding, preprocessing, the network, and the errors on
 * the way.
 */
package org.numeral.inference.predict;
