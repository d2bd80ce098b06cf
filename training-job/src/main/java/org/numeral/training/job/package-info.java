/** What the commands do, without their command line. */
package org.numeral.training.job;
