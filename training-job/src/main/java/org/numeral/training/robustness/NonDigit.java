package org.numeral.training.robustness;

import java.util.Optional;
import org.numeral.model.digit.DigitImage;

/**
 * A picture that shows no digit, as the network sees it.
 *
 * @param kind what it is
 * @param name what it shows in particular, such as "K" or "heart"
 * @param input what the preprocessing made of it; empty if it found no ink, and then the service
 *     refuses the picture before any network sees it
 */
public record NonDigit(NonDigitKind kind, String name, Optional<DigitImage> input) {}
