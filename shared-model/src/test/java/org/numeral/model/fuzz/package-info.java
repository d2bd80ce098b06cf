/**
 * Damaged picture files by the hundred thousand: the targets of coverage-guided fuzzing, what it
 * starts from, and a test that repeats what it once found.
 */
package org.numeral.model.fuzz;
