/** Liveness for probes that read no JSON, and readiness while the service ends. */
package org.numeral.inference.health;
