/**
 * The report of a training run: one page that holds everything, for a person to look at, with its
 * pictures as files beside it. {@link org.numeral.training.report.TrainingReport} writes it from
 * {@link org.numeral.training.report.ReportData}.
 */
package org.numeral.training.report;
