package org.numeral.inference.metrics;

import java.util.Locale;

/** Where the time of a prediction goes, in order. */
public enum Stage {
    /** A picture waits for a decode thread. */
    DECODE_QUEUE,
    /** Its file is decoded. */
    DECODE,
    /** It is brought into MNIST's form. */
    PREPROCESS,
    /** It waits for an inference thread. */
    INFERENCE_QUEUE,
    /** The network computes the batch that it is in. */
    COMPUTE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
