/** What the JDK's file access leaves to be done with care. */
package org.numeral.training.files;
