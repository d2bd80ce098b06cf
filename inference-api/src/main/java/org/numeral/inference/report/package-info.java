/** The report of the served model's training, as the training job wrote it. */
package org.numeral.inference.report;
