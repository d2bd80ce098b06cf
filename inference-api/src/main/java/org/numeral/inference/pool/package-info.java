/**
 * Computes pictures in batches on a few platform threads, each with a network replica of its own.
 * Knows nothing of HTTP or of where networks come from.
 */
package org.numeral.inference.pool;
