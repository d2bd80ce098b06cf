/** What concerns every response or the server as a whole. */
package org.numeral.inference.web;
