/**
 * Reads the one picture out of a multipart upload and says in words what is wrong with one that has
 * none.
 */
package org.numeral.inference.upload;
