package org.numeral.model.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are read, each known by the first bytes of a file and never by its name. */
public enum ImageFormat {

    /** Portable Network Graphics. */
    PNG("PNG"),
    /** JPEG, as cameras write it. */
    JPEG("JPEG"),
    /** Graphics Interchange Format; of an animation the first frame. */
    GIF("GIF"),
    /** Windows bitmap. */
    BMP("BMP"),
    /** Tagged Image File Format; of several pages the first. */
    TIFF("TIFF"),
    /** WebP, lossy and lossless; of an animation the first frame. */
    WEBP("WebP");

    private static final int[] PNG_SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String label;

    ImageFormat(String label) {
        this.label = label;
    }

    /**
     * The format's usual name.
     *
     * @return such as "WebP"
     */
    public String label() {
        return label;
    }

    /**
     * All formats in words.
     *
     * @return "PNG, JPEG, GIF, BMP, TIFF or WebP"
     */
    public static String listed() {
        String all =
                Arrays.stream(values())
                        .limit(values().length - 1L)
                        .map(ImageFormat::label)
                        .collect(Collectors.joining(", "));
        return all + " or " + values()[values().length - 1].label();
    }

    /**
     * Finds the format.
     *
     * @param file the whole file or its beginning
     * @return the format, or empty if it is none of these
     */
    public static Optional<ImageFormat> detect(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
    }

    private boolean matches(byte[] file) {
        return switch (this) {
            case PNG -> startsWith(file, 0, PNG_SIGNATURE);
            case JPEG -> startsWith(file, 0, 0xFF, 0xD8, 0xFF);
            case GIF ->
                    startsWith(file, 0, 'G', 'I', 'F', '8', '7', 'a')
                            || startsWith(file, 0, 'G', 'I', 'F', '8', '9', 'a');
            // "BM" alone begins many a text: bytes 6 to 9 of a bitmap are reserved and zero
            case BMP -> startsWith(file, 0, 'B', 'M') && startsWith(file, 6, 0, 0, 0, 0);
            case TIFF ->
                    startsWith(file, 0, 'I', 'I', 42, 0) || startsWith(file, 0, 'M', 'M', 0, 42);
            case WEBP ->
                    startsWith(file, 0, 'R', 'I', 'F', 'F')
                            && startsWith(file, 8, 'W', 'E', 'B', 'P');
        };
    }

    private static boolean startsWith(byte[] file, int offset, int... signature) {
        if (file.length < offset + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((file[offset + i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
