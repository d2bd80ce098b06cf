/** From a picture of a number to the digits in it: which ink belongs to which of them. */
package org.numeral.model.number;
