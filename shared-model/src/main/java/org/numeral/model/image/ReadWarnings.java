package org.numeral.model.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to what a reader warns of. The JPEG reader fills what is missing with grey and only warns
 * of it; a digit that is half grey filler must not be classified. A file that only lacks its end
 * marker is complete, as some cameras write it, and accepted.
 */
final class ReadWarnings implements IIOReadWarningListener {

    /** libjpeg's JWRN_HIT_MARKER and JWRN_HUFF_BAD_CODE. */
    private static final String MISSING = "premature end of data segment";

    private static final String WRONG = "bad Huffman code";

    private boolean missingData;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        missingData |= warning.contains(MISSING) || warning.contains(WRONG);
    }

    /** Whether a part of the picture was not in the file. */
    boolean sawMissingData() {
        return missingData;
    }
}
