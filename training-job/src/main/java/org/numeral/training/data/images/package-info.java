/** Labelled folders of pictures as a dataset, through the same preprocessing as served pictures. */
package org.numeral.training.data.images;
