/** From the bytes of a picture file to a picture, within limits of bytes, pixels and memory. */
package org.numeral.model.image;
