package org.numeral.model.fuzz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small sound pictures of every format and of the kinds that its reader treats differently. */
public final class SeedPictures {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 48;
    private static final String[] TIFF_COMPRESSIONS = {
        "CCITT RLE", "CCITT T.4", "CCITT T.6", "LZW", "ZLib", "Deflate", "PackBits"
    };

    /** Made by Pillow 11: neither the JDK nor a library of this project writes WebP. */
    private static final String[] WEBP = {
        "lossy", "lossless", "lossy-alpha", "animated", "exif", "colours-lossless"
    };

    private SeedPictures() {}

    /**
     * All of them.
     *
     * @return the files by name, in a fixed order
     */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        addPng(files);
        addJpeg(files);
        addTiff(files);
        files.put("colours.gif", write(seven(BufferedImage.TYPE_INT_RGB), "gif", param -> {}));
        files.put("two.gif", write(seven(BufferedImage.TYPE_BYTE_BINARY), "gif", param -> {}));
        for (int type :
                new int[] {
                    BufferedImage.TYPE_INT_RGB,
                    BufferedImage.TYPE_BYTE_GRAY,
                    BufferedImage.TYPE_BYTE_BINARY,
                    BufferedImage.TYPE_USHORT_565_RGB
                }) {
            files.put("kind" + type + ".bmp", write(seven(type), "bmp", param -> {}));
        }
        files.put("rle8.bmp", write(indexed(8), "bmp", param -> compress(param, "BI_RLE8")));
        files.put("rle4.bmp", write(indexed(4), "bmp", param -> compress(param, "BI_RLE4")));
        for (String name : WEBP) {
            files.put(name + ".webp", resource(name + ".webp"));
        }
        return files;
    }

    private static void addPng(Map<String, byte[]> files) {
        for (int type :
                new int[] {
                    BufferedImage.TYPE_INT_RGB,
                    BufferedImage.TYPE_INT_ARGB,
                    BufferedImage.TYPE_BYTE_GRAY,
                    BufferedImage.TYPE_USHORT_GRAY,
                    BufferedImage.TYPE_BYTE_BINARY
                }) {
            files.put("kind" + type + ".png", write(seven(type), "png", param -> {}));
        }
        files.put("palette.png", write(indexed(4), "png", param -> {}));
        files.put(
                "interlaced.png",
                write(
                        seven(BufferedImage.TYPE_INT_RGB),
                        "png",
                        param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT)));
    }

    private static void addJpeg(Map<String, byte[]> files) {
        byte[] plain = write(seven(BufferedImage.TYPE_INT_RGB), "jpeg", param -> {});
        files.put("colours.jpeg", plain);
        files.put("exif.jpeg", withExif(plain));
        files.put("grey.jpeg", write(seven(BufferedImage.TYPE_BYTE_GRAY), "jpeg", param -> {}));
        files.put(
                "progressive.jpeg",
                write(
                        seven(BufferedImage.TYPE_INT_RGB),
                        "jpeg",
                        param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT)));
        WritableRaster inks = Raster.createInterleavedRaster(0, WIDTH, HEIGHT, 4, null);
        inks.setSamples(10, 10, 20, 8, 3, filled(160, 255));
        files.put("inks.jpeg", write(new IIOImage(inks, null, null), "jpeg", param -> {}));
    }

    private static void addTiff(Map<String, byte[]> files) {
        for (String compression : TIFF_COMPRESSIONS) {
            int type =
                    compression.startsWith("CCITT")
                            ? BufferedImage.TYPE_BYTE_BINARY
                            : BufferedImage.TYPE_INT_RGB;
            files.put(
                    compression.replace(' ', '-') + ".tiff",
                    write(seven(type), "tiff", param -> compress(param, compression)));
        }
        files.put("plain.tiff", write(seven(BufferedImage.TYPE_USHORT_GRAY), "tiff", param -> {}));
        files.put(
                "tiles.tiff",
                write(
                        seven(BufferedImage.TYPE_INT_RGB),
                        "tiff",
                        param -> {
                            compress(param, "LZW");
                            param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                            param.setTiling(16, 16, 0, 0);
                        }));
    }

    private static void compress(ImageWriteParam param, String type) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(type);
    }

    private static BufferedImage seven(int type) {
        return draw(new BufferedImage(WIDTH, HEIGHT, type));
    }

    private static BufferedImage indexed(int bits) {
        byte[] levels = new byte[1 << bits];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (255 * i / (levels.length - 1));
        }
        IndexColorModel palette = new IndexColorModel(bits, levels.length, levels, levels, levels);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        return draw(new BufferedImage(WIDTH, HEIGHT, type, palette));
    }

    private static BufferedImage draw(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        if (!image.getColorModel().hasAlpha()) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, WIDTH, HEIGHT);
        }
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(4));
        g.drawLine(10, 10, 30, 10);
        g.drawLine(30, 10, 16, 38);
        g.dispose();
        return image;
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static byte[] write(
            RenderedImage image, String format, Consumer<ImageWriteParam> settings) {
        return write(new IIOImage(image, null, null), format, settings);
    }

    private static byte[] write(IIOImage image, String format, Consumer<ImageWriteParam> settings) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        settings.accept(param);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With the note of a camera that was held on its side. */
    private static byte[] withExif(byte[] jpeg) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36).put(jpeg, 0, 2);
        file.putInt(0xFFE10022).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        file.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        file.putShort((short) 274).putShort((short) 3).putInt(1);
        file.putShort((short) 6).putShort((short) 0).putInt(0);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] resource(String name) {
        try (InputStream in = SeedPictures.class.getResourceAsStream("seeds/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
