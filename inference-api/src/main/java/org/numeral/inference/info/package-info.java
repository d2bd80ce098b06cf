/** What is running: the service, the native side and the model. */
package org.numeral.inference.info;
