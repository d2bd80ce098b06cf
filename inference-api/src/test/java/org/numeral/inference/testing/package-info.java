/** What the tests share: the running service, forms, pictures and published models. */
package org.numeral.inference.testing;
