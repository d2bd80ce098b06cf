package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * From the bytes of a picture file to a picture that stands upright.
 *
 * <p>Reads what {@link ImageFormat} lists, known by the bytes alone. The size is read from the
 * header and checked before anything is decoded. A large picture is decoded to every second, third,
 * ... pixel so that its longer side is at most {@value #MAX_DECODED_SIDE} pixels; that and {@link
 * WorkingMemory} bound the memory of any number of decodings. No temporary files are used. Any
 * number of threads may use one instance.
 */
public final class ImageDecoder {

    /**
     * Longer side of a decoded picture, at most. A 12-megapixel photograph (4032x3024) is halved; a
     * digit that fills a twentieth of it is still 100 pixels high, five times what the network
     * sees.
     */
    public static final int MAX_DECODED_SIDE = 2048;

    /** Bytes of a decoded pixel, at most: four samples of 16 bits. */
    private static final int MAX_PIXEL_BYTES = 8;

    private final ImageLimits limits;

    /**
     * A decoder.
     *
     * @param limits what is accepted
     */
    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a picture.
     *
     * @param file the whole file
     * @return the picture, upright, perhaps smaller than in the file
     * @throws UnsupportedImageException if it is of no format that is read
     * @throws ImageTooLargeException if it is beyond the limits
     * @throws InvalidImageException if it is damaged or incomplete
     */
    public BufferedImage decode(byte[] file) throws ImageException {
        limits.checkBytes(file.length);
        if (file.length == 0) {
            throw new InvalidImageException(
                    "The file is empty. Choose a picture and send it again.", null);
        }
        ImageFormat format =
                ImageFormat.detect(file)
                        .orElseThrow(
                                () ->
                                        new UnsupportedImageException(
                                                "The file is not a picture that can be read. Send"
                                                        + " a "
                                                        + ImageFormat.listed()
                                                        + " picture.",
                                                null));
        try {
            return decode(ImageSource.open(format, file));
        } catch (IndexOutOfBoundsException e) {
            throw InvalidImageException.truncated(format);
        } catch (IOException | RuntimeException e) {
            // readers throw nearly anything when a file is damaged
            throw InvalidImageException.damaged(format, e);
        }
    }

    /**
     * Reads and decodes a picture file.
     *
     * @param file its path
     * @return the picture, upright, perhaps smaller than in the file
     * @throws ImageException as {@link #decode} does
     * @throws IOException if the file cannot be read at all
     */
    public BufferedImage read(Path file) throws ImageException, IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            // one byte more than allowed is enough to know, whatever the file's size is
            bytes = in.readNBytes((int) limits.maxBytes() + 1);
        }
        return decode(bytes);
    }

    private BufferedImage decode(ImageSource source) throws ImageException, IOException {
        ImageReader reader = ImageReaders.of(source.format()).createReaderInstance();
        ReadWarnings warnings = new ReadWarnings();
        try (ImageInputStream in = source.input()) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.checkSize(source.format(), width, height);
            int period = Math.max(1, -Math.floorDiv(-Math.max(width, height), MAX_DECODED_SIDE));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(period, period, 0, 0);
            reader.addIIOReadWarningListener(warnings);
            long memory = memory(source, reader, width, height, period);
            WorkingMemory.Reservation reserved = WorkingMemory.reserve(memory);
            try {
                BufferedImage image =
                        source.isCmyk()
                                ? CmykRaster.toRgb(
                                        reader.readRaster(0, param), source.cmykTransform())
                                : reader.read(0, param);
                if (warnings.sawMissingData()) {
                    throw InvalidImageException.truncated(source.format());
                }
                return source.orientation().apply(image);
            } finally {
                reserved.close();
            }
        } finally {
            reader.dispose();
        }
    }

    private static long memory(
            ImageSource source, ImageReader reader, int width, int height, int period)
            throws ImageException, IOException {
        long pixels = (long) width * height;
        int copies = source.orientation() == Orientation.UPRIGHT ? 1 : 2;
        long memory =
                copies * (pixels / period / period) * MAX_PIXEL_BYTES
                        + (long) (pixels * source.extraBytes());
        if (source.format() == ImageFormat.TIFF) {
            memory +=
                    TiffFile.blockMemory(
                            source.bytes(), reader.getTileWidth(0), reader.getTileHeight(0));
        }
        if (memory > WorkingMemory.LIMIT) {
            throw new ImageTooLargeException(
                    ImageLimits.size(width, height)
                            + " would need "
                            + memory / 1_000_000
                            + " million bytes of memory, above the limit of "
                            + WorkingMemory.LIMIT / 1_000_000
                            + " million. Save it as PNG or as a simple (not progressive) JPEG, or"
                            + " smaller.",
                    null);
        }
        return memory;
    }
}
