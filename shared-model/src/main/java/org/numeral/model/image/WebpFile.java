package org.numeral.model.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A WebP file reduced to its first picture. Left out are colour profiles and later frames; the size
 * is that of the coded picture, so a wrong size in the container cannot slip past the limits.
 *
 * <p>Container: <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP
 * Container Specification</a>.
 *
 * @param bytes the reduced file
 * @param exif content of the EXIF chunk, empty if there is none
 * @param lossless whether the picture is of the lossless kind
 */
record WebpFile(byte[] bytes, byte[] exif, boolean lossless) {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int ALPHA_FLAG = 0x10;

    /** An arithmetic decoder may look a few bytes ahead. */
    private static final int PADDING = 16;

    /**
     * Reads the chunks.
     *
     * @param file a WebP file
     * @return the reduced file
     * @throws InvalidImageException if it ends too early or holds no picture
     */
    static WebpFile read(byte[] file) throws InvalidImageException {
        byte[] alpha = null;
        byte[] picture = null;
        byte[] exif = {};
        int at = RIFF_HEADER;
        while (file.length - at >= CHUNK_HEADER) {
            String type = Bytes.ascii(file, at, 4);
            long length = Bytes.littleInt(file, at + 4);
            if (length > file.length - at - CHUNK_HEADER) {
                throw InvalidImageException.truncated(ImageFormat.WEBP);
            }
            int content = at + CHUNK_HEADER;
            int end = content + (int) length;
            if (type.equals("ANMF") && picture == null) {
                at = content + FRAME_HEADER;
                continue;
            }
            if (type.equals("ALPH") && picture == null) {
                alpha = Arrays.copyOfRange(file, at, end);
            }
            if ((type.equals("VP8 ") || type.equals("VP8L")) && picture == null) {
                picture = Arrays.copyOfRange(file, at, end);
            }
            if (type.equals("EXIF")) {
                exif = Arrays.copyOfRange(file, content, end);
            }
            at = end + (end & 1);
        }
        if (picture == null) {
            throw InvalidImageException.truncated(ImageFormat.WEBP);
        }
        return assemble(alpha, picture, exif);
    }

    private static WebpFile assemble(byte[] alpha, byte[] picture, byte[] exif)
            throws InvalidImageException {
        boolean lossless = picture[3] == 'L';
        if (picture.length < CHUNK_HEADER + (lossless ? 5 : 10)) {
            throw InvalidImageException.truncated(ImageFormat.WEBP);
        }
        int width;
        int height;
        if (lossless) {
            long size = Bytes.littleInt(picture, CHUNK_HEADER + 1);
            width = 1 + (int) (size & 0x3FFF);
            height = 1 + (int) (size >> 14 & 0x3FFF);
        } else {
            width = Bytes.littleShort(picture, CHUNK_HEADER + 6) & 0x3FFF;
            height = Bytes.littleShort(picture, CHUNK_HEADER + 8) & 0x3FFF;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        if (alpha != null && !lossless) {
            body.writeBytes(new byte[] {'V', 'P', '8', 'X', 10, 0, 0, 0, ALPHA_FLAG, 0, 0, 0});
            writeLittle(body, width - 1, 3);
            writeLittle(body, height - 1, 3);
            writeChunk(body, alpha);
        }
        writeChunk(body, picture);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + 8 + PADDING);
        whole.writeBytes(new byte[] {'R', 'I', 'F', 'F'});
        writeLittle(whole, body.size(), 4);
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(new byte[PADDING]);
        return new WebpFile(whole.toByteArray(), exif, lossless);
    }

    private static void writeChunk(ByteArrayOutputStream out, byte[] chunk) {
        out.writeBytes(chunk);
        if ((chunk.length & 1) == 1) {
            out.write(0);
        }
    }

    private static void writeLittle(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i);
        }
    }
}
