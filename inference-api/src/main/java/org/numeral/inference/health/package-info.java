/** A plain liveness answer for probes that read no JSON. */
package org.numeral.inference.health;
