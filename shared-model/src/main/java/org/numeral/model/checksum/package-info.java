/** Checksums of files and bytes. */
package org.numeral.model.checksum;
