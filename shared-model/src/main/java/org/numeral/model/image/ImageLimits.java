package org.numeral.model.image;

/**
 * How much of a picture is accepted.
 *
 * @param maxBytes of the file, 1 or more
 * @param maxPixels width times height, as the file's header says, 1 or more
 */
public record ImageLimits(long maxBytes, long maxPixels) {

    /**
     * 20 MB and 50 megapixels: what today's phones take, which is up to 8688x5792 in that class.
     */
    public static final ImageLimits PHONE_PHOTOGRAPH = new ImageLimits(20_000_000, 51_000_000);

    /**
     * The longest side in pixels that is accepted whatever the limits: JPEG's own. Readers keep
     * whole rows in memory, so a picture that is one row of 50 million pixels would be dear.
     */
    public static final int MAX_SIDE = 65_535;

    /** Checks the limits. */
    public ImageLimits {
        if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    "the limit of bytes is " + maxBytes + ", not 1 to 2147483583");
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException(
                    "the limit of pixels is " + maxPixels + ", not 1 or more");
        }
    }

    void checkBytes(long bytes) throws ImageTooLargeException {
        if (bytes > maxBytes) {
            throw new ImageTooLargeException(
                    "The file is larger than the limit of "
                            + readable(maxBytes)
                            + " bytes. Send a smaller picture.",
                    null);
        }
    }

    void checkSize(ImageFormat format, int width, int height) throws ImageException {
        if (width < 1 || height < 1) {
            throw InvalidImageException.damaged(format, null);
        }
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw new ImageTooLargeException(
                    size(width, height)
                            + " has a side above the limit of "
                            + readable(MAX_SIDE)
                            + " pixels. Send a smaller picture.",
                    null);
        }
        if ((long) width * height > maxPixels) {
            throw new ImageTooLargeException(
                    size(width, height)
                            + " has more than the limit of "
                            + readable(maxPixels)
                            + " pixels. Send a smaller picture.",
                    null);
        }
    }

    static String size(int width, int height) {
        return "The picture of " + width + "x" + height + " pixels";
    }

    /** Such as "50 million", "20,000". */
    static String readable(long number) {
        return number >= 1_000_000 && number % 1_000_000 == 0
                ? number / 1_000_000 + " million"
                : String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
