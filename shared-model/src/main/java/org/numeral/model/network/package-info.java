/** The networks and the classifier that runs one. */
package org.numeral.model.network;
