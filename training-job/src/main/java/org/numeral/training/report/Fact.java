package org.numeral.training.report;

/**
 * One of the headline figures.
 *
 * @param name what it is
 * @param value in large type
 * @param detail what must be known to read it rightly
 */
record Fact(String name, String value, String detail) {}
