/** How well whole numbers are read, on pictures that are put together of single digits. */
package org.numeral.training.number;
