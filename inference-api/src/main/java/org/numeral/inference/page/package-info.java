/** The page for people, rendered on the server; works without JavaScript. */
package org.numeral.inference.page;
