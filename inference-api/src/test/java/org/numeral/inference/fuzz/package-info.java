/**
 * Mutated requests by the hundred thousand: the target of coverage-guided fuzzing, what it starts
 * from, and a test that repeats what it once found.
 */
package org.numeral.inference.fuzz;
