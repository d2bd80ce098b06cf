/**
 * What there is beyond clean digits: digits as people write and photograph them, and pictures that
 * are no digits at all, both drawn by the project. Networks are judged by them and, by other ones
 * that are no digits ({@code NonDigitPool}), trained.
 */
package org.numeral.training.robustness;
