/** Whether a model's confidence can be believed: reliability in bins. */
package org.numeral.training.report.calibration;
