package org.numeral.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.preprocess.Pictures;

class ImageDecoderTest {

    /** The smallest lossless WebP: one pixel. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void readsEachFormat(String format) throws Exception {
        BufferedImage image = decoder.decode(Pictures.encode(corner(), format));
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(40);
        assertCorner(image, 4, 4);
    }

    @Test
    void readsWebp() throws Exception {
        BufferedImage image = decoder.decode(Base64.getDecoder().decode(WEBP));
        assertThat(image.getWidth()).isEqualTo(1);
        assertThat(image.getHeight()).isEqualTo(1);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("wrong.txt"), Pictures.encode(corner(), "png"));
        assertThat(decoder.read(file).getWidth()).isEqualTo(64);
        ImageDecoder small = new ImageDecoder(new ImageLimits(20, 100));
        assertThatThrownBy(() -> small.read(file))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessage(
                        "The file is larger than the limit of 20 bytes. Send a smaller picture.");
    }

    @ParameterizedTest
    @EnumSource
    void turnsJpegUpright(Orientation orientation) throws Exception {
        byte[] jpeg = Pictures.encode(stored(orientation), "jpeg");
        byte[] exif = exif(orientation.ordinal() + 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 8)});
        file.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(exif);
        file.write(jpeg, 2, jpeg.length - 2);
        BufferedImage image = decoder.decode(file.toByteArray());
        assertThat(image.getWidth()).isEqualTo(64);
        assertCorner(image, 4, 4);
    }

    @ParameterizedTest
    @EnumSource
    void turnsPngUpright(Orientation orientation) throws Exception {
        byte[] png = Pictures.encode(stored(orientation), "png");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, 33);
        file.writeBytes(chunk("eXIf", exif(orientation.ordinal() + 1)));
        file.write(png, 33, png.length - 33);
        BufferedImage image = decoder.decode(file.toByteArray());
        assertThat(image.getWidth()).isEqualTo(64);
        assertCorner(image, 4, 4);
    }

    @Test
    void anOrientationThatDoesNotExistIsIgnored() {
        assertThat(Orientation.ofExif(exif(9))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.ofExif(new byte[] {'I', 'I'})).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void refusesWhatIsCutOff(String format) {
        byte[] file = Pictures.encode(noise(), format);
        for (int share = 1; share < 10; share++) {
            byte[] part = Arrays.copyOf(file, file.length * share / 10);
            assertThatThrownBy(() -> decoder.decode(part))
                    .isInstanceOf(InvalidImageException.class)
                    .hasMessageContaining("end");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void damageNeverEscapesAsAnotherException(String format) {
        byte[] file = Pictures.encode(noise(), format);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = file.clone();
            int reach = i % 2 == 0 ? Math.min(200, file.length) : file.length;
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(reach)] = (byte) random.nextInt();
            }
            try {
                assertThat(decoder.decode(damaged)).isNotNull();
            } catch (ImageException e) {
                assertThat(e).hasMessageEndingWith(".");
            }
        }
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> decoder.decode("BMW and GIFT".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnsupportedImageException.class)
                .hasMessage(
                        "The file is not a picture that can be read. Send a PNG, JPEG, GIF, BMP,"
                                + " TIFF or WebP picture.");
        assertThatThrownBy(() -> decoder.decode(new byte[0]))
                .isInstanceOf(InvalidImageException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void refusesABombByItsSize() throws Exception {
        byte[] bomb = bomb(20_000);
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> decoder.decode(bomb))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessageContaining("51 million pixels");
    }

    @Test
    void aBombWithinTheLimitIsDecodedSmall() throws Exception {
        BufferedImage image = decoder.decode(bomb(7_000));
        assertThat(image.getWidth()).isEqualTo(1750);
        assertThat(image.getHeight()).isEqualTo(1750);
    }

    @Test
    void refusesAPictureOfOneVeryLongRow() {
        byte[] png = Pictures.encode(corner(), "png");
        ByteBuffer.wrap(png).putInt(16, 40_000_000).putInt(20, 1);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        assertThatThrownBy(() -> decoder.decode(png))
                .isInstanceOf(ImageTooLargeException.class)
                .hasMessageContaining("65,535");
    }

    @Test
    void aBrokenColourProfileIsIgnored() throws Exception {
        byte[] jpeg = Pictures.encode(corner(), "jpeg");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 20);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2, 0, 30});
        file.writeBytes("ICC_PROFILE\0\1\1broken profile".getBytes(StandardCharsets.US_ASCII));
        file.write(jpeg, 20, jpeg.length - 20);
        assertCorner(decoder.decode(file.toByteArray()), 4, 4);
    }

    private static void assertCorner(BufferedImage image, int x, int y) {
        assertThat(image.getRGB(x, y) >> 8 & 0xFF).isLessThan(90);
        assertThat(image.getRGB(image.getWidth() - 5, 4) >> 8 & 0xFF).isGreaterThan(200);
        assertThat(image.getRGB(4, image.getHeight() - 5) >> 8 & 0xFF).isGreaterThan(200);
    }

    /** White, with a dark square in the upper left corner. */
    private static BufferedImage corner() {
        BufferedImage image = new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 64, 40);
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, 16, 16);
        g.dispose();
        return image;
    }

    /** The picture as a camera held in that way stores it. */
    private static BufferedImage stored(Orientation orientation) {
        Orientation back =
                switch (orientation) {
                    case TURNED_LEFT -> Orientation.TURNED_RIGHT;
                    case TURNED_RIGHT -> Orientation.TURNED_LEFT;
                    default -> orientation;
                };
        return back.apply(corner());
    }

    private static BufferedImage noise() {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 60; i++) {
            image.setRGB(i % 90, i / 90, random.nextInt());
        }
        return image;
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A black square of one bit a pixel. */
    private static byte[] bomb(int side) throws Exception {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(data)) {
            byte[] row = new byte[1 + (side + 7) / 8];
            for (int y = 0; y < side; y++) {
                out.write(row);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.writeBytes(
                chunk(
                        "IHDR",
                        ByteBuffer.allocate(13)
                                .putInt(side)
                                .putInt(side)
                                .put(new byte[] {1, 0, 0, 0, 0})
                                .array()));
        file.writeBytes(chunk("IDAT", data.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }
}
