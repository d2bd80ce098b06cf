/** From a trained network to a published version, past the quality gate. */
package org.numeral.training.publish;
