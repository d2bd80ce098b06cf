package org.numeral.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.testing.JavaProcess;

/** The largest pictures that are accepted, two at once, in a heap of 256 MB. */
class DecodingMemoryTest {

    private static final int BAR = 20;

    private final List<String> files = new ArrayList<>();

    @Test
    void largePicturesFitASmallHeapOrAreRefused(@TempDir Path folder) throws Exception {
        BufferedImage photograph = sheet(8688, 5792, BufferedImage.TYPE_3BYTE_BGR);
        add(folder, "baseline.jpg", jpeg(photograph, false), DecodeInSmallHeap.DECODED);
        add(folder, "progressive.jpg", jpeg(photograph, true), DecodeInSmallHeap.TOO_LARGE);
        BufferedImage square = sheet(7000, 7000, BufferedImage.TYPE_BYTE_BINARY);
        for (String format : new String[] {"png", "gif", "bmp"}) {
            add(folder, "square." + format, file(square, format, null), DecodeInSmallHeap.DECODED);
        }
        add(folder, "square.tiff", file(square, "tiff", "Deflate"), DecodeInSmallHeap.DECODED);
        BufferedImage grey = sheet(7000, 7000, BufferedImage.TYPE_BYTE_GRAY);
        add(folder, "grey.bmp", file(grey, "bmp", null), DecodeInSmallHeap.TOO_LARGE);
        add(folder, "grey.tiff", file(grey, "tiff", "LZW"), DecodeInSmallHeap.DECODED);
        JavaProcess.run(
                List.of("-Xmx256m"),
                DecodeInSmallHeap.class,
                Map.of(),
                files.toArray(String[]::new));
    }

    @Test
    void whatAPhoneAppendsToABaselineJpegIsNotAScan() {
        byte[] jpeg = jpeg(sheet(80, 60, BufferedImage.TYPE_3BYTE_BGR), false);
        byte[] twice = Arrays.copyOf(jpeg, 2 * jpeg.length);
        System.arraycopy(jpeg, 0, twice, jpeg.length, jpeg.length);
        assertThat(JpegFile.read(twice).progressive()).isFalse();
    }

    private void add(Path folder, String name, byte[] content, String outcome) throws Exception {
        files.add(Files.write(folder.resolve(name), content).toString());
        files.add(outcome);
    }

    /** Light at the upper left, less so at the lower right, with a black bar in the middle. */
    private static BufferedImage sheet(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            boolean bar = Math.abs(y - height / 2) < height / 4;
            for (int x = 0; x < width; x++) {
                int light = 250 - 40 * x / width - 40 * y / height;
                row[x] = bar && Math.abs(x - width / 2) < width / BAR ? 0 : light * 0x010101;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        return write(image, writer, param);
    }

    private static byte[] file(BufferedImage image, String format, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (compression != null) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        }
        return write(image, writer, param);
    }

    private static byte[] write(BufferedImage image, ImageWriter writer, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
