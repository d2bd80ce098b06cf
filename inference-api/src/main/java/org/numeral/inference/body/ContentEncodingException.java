package org.numeral.inference.body;

/** A body that is compressed in a way that is not known here. */
final class ContentEncodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContentEncodingException() {
        super(
                "Bodies with this Content-Encoding cannot be read. Send the body as it is, or with gzip or deflate.");
    }
}
