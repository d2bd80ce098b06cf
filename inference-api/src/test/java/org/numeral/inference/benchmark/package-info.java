/** Benchmarks of the steps of an answer; see the profile {@code benchmark} of the module. */
package org.numeral.inference.benchmark;
