package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * From a picture to the bytes of a file, without temporary files: the way back of {@link
 * ImageDecoder}.
 */
public final class ImageEncoder {

    /** Instead of a quality: what the format's writer does by itself. */
    public static final double USUAL_QUALITY = -1;

    /** Lossless all the same: the quality of a PNG is how fast it is packed. */
    public static final double FASTEST_PNG = 0.9;

    private ImageEncoder() {}

    /**
     * Encodes.
     *
     * @param image the picture
     * @param format ImageIO's name of the format, such as png or jpeg
     * @param quality 0 to 1, or {@link #USUAL_QUALITY}
     * @return the file
     * @throws IllegalArgumentException if the JDK does not write this format, or not such a picture
     *     (JPEG has no transparency)
     */
    public static byte[] encode(BufferedImage image, String format, double quality) {
        var writers = ImageIO.getImageWritersByFormatName(format);
        if (!writers.hasNext()) {
            throw new IllegalArgumentException("there is no writer for the format " + format);
        }
        ImageWriter writer = writers.next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (quality >= 0) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IIOException e) {
            throw new IllegalArgumentException(
                    "the picture cannot be written as " + format + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is written to memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
