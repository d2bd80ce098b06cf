package org.numeral.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Hashtable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numeral.model.preprocess.Pictures;

/** The rarer kinds of each format: dark upper left quarter, light elsewhere. */
class FormatVariantsTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 40;
    private static final int DARK = 10;
    private static final int LIGHT = 240;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);

    @Test
    void readsPngOfSixteenBits() throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        fill(image.getRaster(), 257);
        BufferedImage decoded = decoder.decode(Pictures.encode(image, "png"));
        assertThat(decoded.getRaster().getSample(1, 1, 0)).isEqualTo(257 * DARK);
        assertThat(decoded.getRaster().getSample(WIDTH - 1, 1, 0)).isEqualTo(257 * LIGHT);
        assertThat(decoded.getRaster().getSample(1, HEIGHT - 1, 0)).isEqualTo(257 * LIGHT);
    }

    @Test
    void readsPngWithPalette() throws Exception {
        byte[] levels = {(byte) LIGHT, DARK};
        IndexColorModel palette = new IndexColorModel(1, 2, levels, levels, levels);
        BufferedImage image =
                new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            image.getRaster().setSample(x, y, 0, level(x, y) == DARK ? 1 : 0);
        }
        assertQuarter(decoder.decode(Pictures.encode(image, "png")), 0);
    }

    @Test
    void readsPngOfGreyAndAlpha() throws Exception {
        ComponentColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        WritableRaster raster = colours.createCompatibleWritableRaster(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            boolean ink = level(i % WIDTH, i / WIDTH) == DARK;
            raster.setPixel(i % WIDTH, i / WIDTH, new int[] {0, ink ? 255 : 0});
        }
        BufferedImage image = new BufferedImage(colours, raster, false, new Hashtable<>());
        BufferedImage decoded = decoder.decode(Pictures.encode(image, "png"));
        assertThat(decoded.getRGB(1, 1)).isEqualTo(0xFF000000);
        assertThat(decoded.getRGB(WIDTH - 1, 1) >>> 24).isZero();
        assertThat(decoded.getRGB(1, HEIGHT - 1) >>> 24).isZero();
    }

    /** Without Adobe's note the four samples are amounts of ink; the JDK writes such a file. */
    @Test
    void readsJpegOfFourInks() throws Exception {
        WritableRaster inks =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int black = 255 - level(i % WIDTH, i / WIDTH);
            inks.setPixel(i % WIDTH, i / WIDTH, new int[] {0, 0, 0, black});
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        assertThat(JpegFile.read(file.toByteArray()).components()).isEqualTo(4);
        assertQuarter(decoder.decode(file.toByteArray()), 6);
    }

    @Test
    void readsProgressiveJpeg() throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(quarter(DARK, LIGHT), null, null), param);
        } finally {
            writer.dispose();
        }
        assertThat(JpegFile.read(file.toByteArray()).progressive()).isTrue();
        assertQuarter(decoder.decode(file.toByteArray()), 6);
    }

    @Test
    void readsTheFirstFrameOfAnAnimation() throws Exception {
        assertQuarter(decoder.decode(twoPictures("gif")), 6);
    }

    @Test
    void readsTheFirstPageOfATiff() throws Exception {
        assertQuarter(decoder.decode(twoPictures("tiff")), 0);
    }

    @ParameterizedTest
    @EnumSource
    void turnsTiffUpright(Orientation orientation) throws Exception {
        Orientation back =
                switch (orientation) {
                    case TURNED_LEFT -> Orientation.TURNED_RIGHT;
                    case TURNED_RIGHT -> Orientation.TURNED_LEFT;
                    default -> orientation;
                };
        byte[] file = Pictures.encode(back.apply(quarter(DARK, LIGHT)), "tiff");
        BufferedImage image = decoder.decode(withOrientation(file, orientation.ordinal() + 1));
        assertThat(image.getWidth()).isEqualTo(WIDTH);
        assertQuarter(image, 0);
    }

    @Test
    void refusesATiffThatSaysSomethingTwice() {
        byte[] once = withOrientation(Pictures.encode(quarter(DARK, LIGHT), "tiff"), 1);
        assertThatThrownBy(() -> decoder.decode(withOrientation(once, 3)))
                .isInstanceOf(InvalidImageException.class);
    }

    /** Copies the first directory to the end of the file, with one entry more. */
    private static byte[] withOrientation(byte[] tiff, int orientation) {
        ByteOrder order = tiff[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer old = ByteBuffer.wrap(tiff).order(order);
        int directory = old.getInt(4);
        int entries = old.getShort(directory);
        int even = tiff.length + tiff.length % 2;
        ByteBuffer file = ByteBuffer.allocate(even + 2 + 12 * (entries + 1) + 4).order(order);
        file.put(tiff).putInt(4, even).position(even);
        file.putShort((short) (entries + 1));
        boolean written = false;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + 12 * i;
            if (!written && (old.getShort(at) & 0xFFFF) > 274) {
                putOrientation(file, orientation);
                written = true;
            }
            file.put(tiff, at, 12);
        }
        file.putInt(0);
        return file.array();
    }

    private static void putOrientation(ByteBuffer file, int orientation) {
        file.putShort((short) 274).putShort((short) 3).putInt(1);
        file.putShort((short) orientation).putShort((short) 0);
    }

    private static byte[] twoPictures(String format) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(quarter(DARK, LIGHT), null, null), null);
            writer.writeToSequence(new IIOImage(quarter(LIGHT, DARK), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static BufferedImage quarter(int inside, int outside) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int level = level(i % WIDTH, i / WIDTH) == DARK ? inside : outside;
            image.setRGB(i % WIDTH, i / WIDTH, level * 0x010101);
        }
        return image;
    }

    private static void fill(WritableRaster raster, int factor) {
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            raster.setSample(i % WIDTH, i / WIDTH, 0, factor * level(i % WIDTH, i / WIDTH));
        }
    }

    private static int level(int x, int y) {
        return x < WIDTH / 2 && y < HEIGHT / 2 ? DARK : LIGHT;
    }

    private static void assertQuarter(BufferedImage image, int tolerance) {
        int[][] points = {{2, 2}, {20, 10}, {WIDTH - 3, 2}, {2, HEIGHT - 3}, {50, 30}};
        for (int[] point : points) {
            assertThat(image.getRGB(point[0], point[1]) >> 8 & 0xFF)
                    .isCloseTo(level(point[0], point[1]), within(tolerance));
        }
    }
}
