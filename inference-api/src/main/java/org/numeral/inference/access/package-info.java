/** Who may ask for what, and how often: API keys and a rate limit, both off unless configured. */
package org.numeral.inference.access;
