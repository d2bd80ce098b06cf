/**
 * Receives request bodies that are kept in memory: within a limit for each request and one for all
 * of them together, counted as the bytes arrive.
 */
package org.numeral.inference.body;
