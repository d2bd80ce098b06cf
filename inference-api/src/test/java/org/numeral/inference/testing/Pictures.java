package org.numeral.inference.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.numeral.model.digit.DigitImage;

/** Pictures for tests, as the bytes of a file. */
public final class Pictures {

    /** Lossless all the same: the quality of a PNG is how fast it is packed. */
    private static final float FASTEST_DEFLATE = 0.9f;

    private Pictures() {}

    /** A white sheet with a thick black one on it. */
    public static byte[] one() {
        BufferedImage sheet = sheet(200, 200);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.BLACK);
        g.fillRect(90, 40, 20, 120);
        g.dispose();
        return file(sheet, "png");
    }

    /** A white sheet with a seven on it, written with a felt pen. */
    public static byte[] seven() {
        BufferedImage sheet = sheet(280, 280);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawPolyline(new int[] {80, 200, 130}, new int[] {60, 60, 220}, 3);
        g.dispose();
        return file(sheet, "png");
    }

    /** An empty white sheet. */
    public static byte[] blank(int width, int height) {
        return file(sheet(width, height), "png");
    }

    /** A digit as it is: 28x28, white on black. */
    public static byte[] exact(DigitImage digit) {
        return file(grey(digit), "png");
    }

    /** A digit as a person would send it: ten times as large, black on white. */
    public static byte[] enlarged(DigitImage digit, String format) {
        BufferedImage small = grey(digit);
        BufferedImage large = new BufferedImage(280, 280, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(small, 0, 0, 280, 280, null);
        g.dispose();
        byte[] pixels = (byte[]) large.getRaster().getDataElements(0, 0, 280, 280, null);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (255 - (pixels[i] & 0xFF));
        }
        large.getRaster().setDataElements(0, 0, 280, 280, pixels);
        return file(large, format);
    }

    /** A digit on a sheet of grainy paper, as a phone's camera takes it: a JPEG of some MB. */
    public static byte[] photograph(DigitImage digit, int width, int height) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(grey(digit), width / 4, 0, height, height, null);
        g.dispose();
        Random grain = new Random(1);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            sheet.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int light = 215 + grain.nextInt(12) - (row[x] & 0xFF) * 3 / 4;
                row[x] = light << 16 | light << 8 | light;
            }
            sheet.setRGB(0, y, width, 1, row, 0, width);
        }
        return file(sheet, "jpg");
    }

    /** A whole PNG of black pixels, one bit each, that is a few kB long and huge when decoded. */
    public static byte[] bomb(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {1, 0, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
                byte[] row = new byte[1 + (width + 7) / 8];
                for (int y = 0; y < height; y++) {
                    deflater.write(row);
                }
            }
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    private static BufferedImage grey(DigitImage digit) {
        BufferedImage picture =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster()
                .setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
        return picture;
    }

    private static BufferedImage sheet(int width, int height) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return sheet;
    }

    private static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        if (format.equals("png")) {
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(FASTEST_DEFLATE);
        }
        // in memory: ImageIO's own stream writes a temporary file for each picture
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
