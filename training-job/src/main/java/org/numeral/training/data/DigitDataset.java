package org.numeral.training.data;

import java.util.Map;

/**
 * A dataset as it was read: a training set (the validation split is taken from it later) and a test
 * set that nothing is ever chosen by.
 *
 * @param name mnist, synthetic or images
 * @param train to train on
 * @param test to evaluate once at the end
 * @param sha256 by part ("train-images", ...), of the bytes that were read; 64 lower-case
 *     hexadecimal digits each
 */
public record DigitDataset(
        String name, LabelledDigits train, LabelledDigits test, Map<String, String> sha256) {

    /** Copies the map. */
    public DigitDataset {
        sha256 = Map.copyOf(sha256);
    }
}
