/**
 * MNIST: found in a given folder or in the cache or downloaded from mirrors, verified by SHA-256,
 * and only then read through DL4J.
 */
package org.numeral.training.data.mnist;
