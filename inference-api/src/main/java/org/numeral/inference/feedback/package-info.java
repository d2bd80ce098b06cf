/** Corrections by readers: pictures with the digit that they show, kept to train with. */
package org.numeral.inference.feedback;
