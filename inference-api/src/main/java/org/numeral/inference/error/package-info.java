/** Errors as problem details (RFC 9457): one body for every error, the framework's own included. */
package org.numeral.inference.error;
