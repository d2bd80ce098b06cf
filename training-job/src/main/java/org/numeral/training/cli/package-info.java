/** The command line: options, messages and exit codes. */
package org.numeral.training.cli;
