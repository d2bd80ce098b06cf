/**
 * The native side: which build of ND4J is loaded, with how many threads and how much memory.
 * Everything here must run before the first class of ND4J is touched.
 */
package org.numeral.model.runtime;
