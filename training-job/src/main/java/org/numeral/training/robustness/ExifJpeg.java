package org.numeral.training.robustness;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Notes in a JPEG file how the camera was held, as phones do (Exif 2.32, section 4.6.4 A). */
final class ExifJpeg {

    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] APP1 = {(byte) 0xFF, (byte) 0xE1};
    private static final int BIG_ENDIAN_TIFF = 0x4D4D002A;
    private static final short ORIENTATION = 274;
    private static final short SHORT = 3;

    private ExifJpeg() {}

    /** How the sensor's rows lie in a picture of a camera that was not held upright. */
    enum Turn {
        UPSIDE_DOWN(3),
        TURN_RIGHT_TO_VIEW(6),
        TURN_LEFT_TO_VIEW(8);

        private final int tag;

        Turn(int tag) {
            this.tag = tag;
        }

        /** What the camera stores of a picture that is to be seen upright. */
        BufferedImage stored(BufferedImage upright) {
            int width = upright.getWidth();
            int height = upright.getHeight();
            boolean swaps = this != UPSIDE_DOWN;
            BufferedImage stored =
                    new BufferedImage(
                            swaps ? height : width, swaps ? width : height, upright.getType());
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = upright.getRGB(x, y);
                    switch (this) {
                        case UPSIDE_DOWN -> stored.setRGB(width - 1 - x, height - 1 - y, pixel);
                        case TURN_RIGHT_TO_VIEW -> stored.setRGB(y, width - 1 - x, pixel);
                        case TURN_LEFT_TO_VIEW -> stored.setRGB(height - 1 - y, x, pixel);
                    }
                }
            }
            return stored;
        }
    }

    /** The file with an EXIF segment right after its beginning. */
    static byte[] withOrientation(byte[] jpeg, Turn turn) {
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        // TIFF: header, offset of the directory, one entry, no further directory
        ByteBuffer exif = ByteBuffer.allocate(name.length + 26).put(name);
        exif.putInt(BIG_ENDIAN_TIFF).putInt(8).putShort((short) 1);
        exif.putShort(ORIENTATION).putShort(SHORT).putInt(1);
        exif.putShort((short) turn.tag).putShort((short) 0).putInt(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(START);
        file.writeBytes(APP1);
        file.writeBytes(ByteBuffer.allocate(2).putShort((short) (exif.capacity() + 2)).array());
        file.writeBytes(exif.array());
        file.write(jpeg, START.length, jpeg.length - START.length);
        return file.toByteArray();
    }
}
