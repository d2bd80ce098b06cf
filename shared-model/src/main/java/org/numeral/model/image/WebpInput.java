package org.numeral.model.image;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A WebP file that refuses to be read beyond its end. TwelveMonkeys' reader of lossless pictures
 * otherwise makes up what is missing, with an exception for every symbol: 92 bytes kept it busy for
 * seconds, and would for minutes with a larger size in their header.
 */
final class WebpInput extends ImageInputStreamImpl {

    private final byte[] file;

    WebpInput(byte[] file) {
        this.file = file;
    }

    /**
     * The next byte.
     *
     * @return 0 to 255
     * @throws IndexOutOfBoundsException at the end, as {@link Bytes} does
     */
    @Override
    public int read() {
        bitOffset = 0;
        int next = Bytes.unsigned(file, (int) streamPos);
        streamPos++;
        return next;
    }

    /**
     * Some of the next bytes.
     *
     * @return how many, 1 or more unless none are wanted
     * @throws IndexOutOfBoundsException at the end
     */
    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (length > 0 && streamPos >= file.length) {
            throw new IndexOutOfBoundsException("the picture's data end too early");
        }
        int read = (int) Math.min(length, file.length - streamPos);
        System.arraycopy(file, (int) streamPos, target, offset, read);
        streamPos += read;
        return read;
    }

    @Override
    public long length() {
        return file.length;
    }
}
