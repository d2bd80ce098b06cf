package org.numeral.model.image;

/**
 * How much of a picture is accepted.
 *
 * @param maxBytes of the file
 * @param maxPixels width times height, as the file's header says
 */
public record ImageLimits(long maxBytes, long maxPixels) {

    /** 20 MB and 50 megapixels: what today's phones take. */
    public static final ImageLimits PHONE_PHOTOGRAPH = new ImageLimits(20_000_000, 50_000_000);
}
