/** The API document, and whether the service keeps to it. */
package org.numeral.inference.documents;
