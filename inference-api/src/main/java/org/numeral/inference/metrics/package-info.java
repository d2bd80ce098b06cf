/** What the service counts and times, for Prometheus at /prometheus. */
package org.numeral.inference.metrics;
