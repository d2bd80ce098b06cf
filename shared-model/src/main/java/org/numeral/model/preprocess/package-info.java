/** From any picture to the network's input, as MNIST's makers did it. */
package org.numeral.model.preprocess;
