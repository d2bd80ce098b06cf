package org.numeral.inference.kserve;

/**
 * Stands for the elements of a tensor in JSON, which are not read with the rest: as objects they
 * would take ten times the length of their text. {@link PictureTensor} reads them one by one.
 */
record TensorData() {}
