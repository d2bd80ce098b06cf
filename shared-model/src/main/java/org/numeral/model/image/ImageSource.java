package org.numeral.model.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture file made ready for its reader.
 *
 * @param format of the file
 * @param bytes what the reader gets: the file without what the picture does not need
 * @param orientation how the camera was held
 * @param extraBytes memory that decoding takes besides the decoded picture, of one pixel of the
 *     stored picture
 * @param cmykTransform for a JPEG picture of four inks, see {@link JpegFile#adobeTransform}
 * @param isCmyk whether the picture is a JPEG of four inks
 */
record ImageSource(
        ImageFormat format,
        byte[] bytes,
        Orientation orientation,
        double extraBytes,
        int cmykTransform,
        boolean isCmyk) {

    /** Coefficients of a progressive JPEG: two bytes for each component of a pixel. */
    private static final double PROGRESSIVE_BYTES = 2;

    /** More scans than any program writes; each costs time over the whole picture. */
    private static final int MAX_SCANS = 64;

    /** Measured with a heap as small as possible; the reader keeps all blocks as objects. */
    private static final double WEBP_LOSSY_BYTES = 28;

    private static final double WEBP_LOSSLESS_BYTES = 5;

    static ImageSource open(ImageFormat format, byte[] file) throws ImageException {
        return switch (format) {
            case JPEG -> jpeg(JpegFile.read(file));
            case PNG -> {
                PngFile png = PngFile.read(file);
                yield plain(format, png.bytes(), Orientation.ofExif(png.exif()));
            }
            case TIFF -> plain(format, TiffFile.check(file), Orientation.ofExif(file));
            case WEBP -> webp(WebpFile.read(file));
            case BMP -> plain(format, BmpFile.check(file), Orientation.UPRIGHT);
            case GIF -> plain(format, file, Orientation.UPRIGHT);
        };
    }

    /** The bytes as the format's reader takes them. */
    ImageInputStream input() {
        return format == ImageFormat.WEBP
                ? new WebpInput(bytes)
                : new ByteArrayImageInputStream(bytes);
    }

    private static ImageSource jpeg(JpegFile jpeg) throws ImageException {
        if (jpeg.scans() > MAX_SCANS) {
            throw InvalidImageException.damaged(ImageFormat.JPEG, null);
        }
        return new ImageSource(
                ImageFormat.JPEG,
                jpeg.bytes(),
                Orientation.ofExif(jpeg.exif()),
                jpeg.progressive() ? PROGRESSIVE_BYTES * jpeg.components() : 0,
                jpeg.adobeTransform(),
                jpeg.components() == 4);
    }

    private static ImageSource webp(WebpFile webp) {
        return new ImageSource(
                ImageFormat.WEBP,
                webp.bytes(),
                Orientation.ofExif(webp.exif()),
                webp.lossless() ? WEBP_LOSSLESS_BYTES : WEBP_LOSSY_BYTES,
                -1,
                false);
    }

    private static ImageSource plain(ImageFormat format, byte[] bytes, Orientation orientation) {
        return new ImageSource(format, bytes, orientation, 0, -1, false);
    }
}
