/**
 * The page as its readers meet it: in Chromium, with mouse, finger and keyboard. Skipped where no
 * Chromium is installed.
 */
package org.numeral.inference.browser;
