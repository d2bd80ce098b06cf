/** How right a network is, with how much certainty. */
package org.numeral.training.evaluation;
