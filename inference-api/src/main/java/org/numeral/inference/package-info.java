/** The inference service. Each sub-package is one feature; this one only starts them. */
package org.numeral.inference;
