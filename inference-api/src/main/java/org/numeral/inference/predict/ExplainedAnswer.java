package org.numeral.inference.predict;

import org.numeral.inference.explain.Explanation;

/**
 * What was found in a picture, and why.
 *
 * @param answer the same as without an explanation
 * @param explanation of it
 */
public record ExplainedAnswer(DigitAnswer answer, Explanation explanation) {}
