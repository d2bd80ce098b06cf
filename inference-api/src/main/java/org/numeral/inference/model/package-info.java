/**
 * The life of the served model: waits for one to be published, verifies, loads and warms it up, and
 * only then lets requests reach it.
 */
package org.numeral.inference.model;
