/** Why the network answered as it did: what of the picture the answer depends on. */
package org.numeral.inference.explain;
