/**
 * How a network fares beyond clean digits: digits as people write and photograph them, and pictures
 * that are no digits at all, both drawn by the project.
 */
package org.numeral.training.robustness;
