package org.numeral.model.preprocess;

import static java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.numeral.model.digit.DigitImage;

/** What happens to digits before they reach a service, drawn from a clean MNIST digit. */
enum Distortion {
    INVERTED_28(95.3),
    OFF_CENTRE_28(95.1),
    LARGE_CANVAS_OFF_CENTRE(95.5),
    SMALL_IN_1000(95.3),
    CROPPED_TIGHT(94.7),
    LIGHT_ON_DARK(95.7),
    UNEVEN_LIGHT_AND_NOISE(95.9),
    SHADOW_EDGE(94.3),
    COLOURED_INK_ON_COLOURED_PAPER(95.7),
    TRANSPARENT_BLACK_INK(95.5),
    TRANSPARENT_WHITE_INK(95.5),
    FAINT_PENCIL(95.7),
    SPECKS_AND_PAGE_EDGE(95.1),
    THIN_STROKES(94.5),
    JPEG_QUALITY_30(95.7);

    private static final int SIDE = 280;
    private final double floor;

    Distortion(double floor) {
        this.floor = floor;
    }

    /** The least accuracy in per cent: 1.5 points below what was measured on 500 digits. */
    double floor() {
        return floor;
    }

    BufferedImage apply(DigitImage digit, Random random) {
        return switch (this) {
            case INVERTED_28 ->
                    Pictures.blackOnWhite(digit, DigitImage.SIZE, VALUE_INTERPOLATION_BICUBIC);
            case OFF_CENTRE_28 ->
                    onto(
                            DigitImage.SIZE,
                            DigitImage.SIZE,
                            ink(digit, 16),
                            16,
                            1 + random.nextInt(10),
                            1 + random.nextInt(10));
            case LARGE_CANVAS_OFF_CENTRE ->
                    onto(640, 480, ink(digit, 200), 200, random.nextInt(440), random.nextInt(280));
            case SMALL_IN_1000 ->
                    onto(1000, 1000, ink(digit, 90), 90, random.nextInt(900), random.nextInt(900));
            case CROPPED_TIGHT -> cropped(digit);
            case LIGHT_ON_DARK ->
                    coloured(digit, new Color(30, 40, 35), new Color(220, 225, 215), 12, random);
            case UNEVEN_LIGHT_AND_NOISE -> lit(digit, random, false);
            case SHADOW_EDGE -> lit(digit, random, true);
            case COLOURED_INK_ON_COLOURED_PAPER -> {
                float hue = random.nextFloat();
                Color paper = Color.getHSBColor(hue, 0.5f, 0.8f);
                Color ink = Color.getHSBColor(hue + 0.3f + 0.4f * random.nextFloat(), 0.9f, 0.6f);
                yield coloured(digit, paper, ink, 5, random);
            }
            case TRANSPARENT_BLACK_INK -> transparent(digit, 0);
            case TRANSPARENT_WHITE_INK -> transparent(digit, 0xFFFFFF);
            case FAINT_PENCIL ->
                    coloured(digit, new Color(235, 232, 225), new Color(170, 170, 172), 4, random);
            case SPECKS_AND_PAGE_EDGE -> messy(digit, random);
            case THIN_STROKES -> thin(digit);
            case JPEG_QUALITY_30 -> Pictures.blackOnWhite(digit, SIDE, VALUE_INTERPOLATION_BICUBIC);
        };
    }

    private static int[] ink(DigitImage digit, int side) {
        return Pictures.ink(digit, side, VALUE_INTERPOLATION_BICUBIC);
    }

    private static BufferedImage onto(
            int width, int height, int[] ink, int side, int left, int top) {
        byte[] levels = new byte[width * height];
        Arrays.fill(levels, (byte) 255);
        for (int i = 0; i < ink.length; i++) {
            levels[(top + i / side) * width + left + i % side] = (byte) (255 - ink[i]);
        }
        return Pictures.grey(levels, width, height);
    }

    private static BufferedImage cropped(DigitImage digit) {
        BufferedImage image = Pictures.blackOnWhite(digit, SIDE, VALUE_INTERPOLATION_BICUBIC);
        int left = SIDE;
        int right = 0;
        int top = SIDE;
        int bottom = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                if (image.getRaster().getSample(x, y, 0) < 128) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return image.getSubimage(left, top, right - left + 1, bottom - top + 1);
    }

    private static BufferedImage coloured(
            DigitImage digit, Color paper, Color colour, double noise, Random random) {
        int[] ink = ink(digit, SIDE);
        int[] pixels = new int[ink.length];
        for (int i = 0; i < ink.length; i++) {
            int rgb = Pictures.mix(paper, colour, ink[i]);
            int grain = (int) (noise * random.nextGaussian());
            pixels[i] =
                    level(rgb >> 16 & 0xFF, grain) << 16
                            | level(rgb >> 8 & 0xFF, grain) << 8
                            | level(rgb & 0xFF, grain);
        }
        return coloured(pixels, BufferedImage.TYPE_INT_RGB);
    }

    /** A photograph: light from one side, a dark corner, grain; perhaps the shadow of a hand. */
    private static BufferedImage lit(DigitImage digit, Random random, boolean shadow) {
        int width = 400;
        int height = 300;
        int side = 220;
        int left = random.nextInt(width - side);
        int top = random.nextInt(height - side);
        int[] ink = ink(digit, side);
        double angle = random.nextDouble() * 2 * Math.PI;
        double slope = random.nextDouble() * 4 - 2;
        double offset = (random.nextDouble() - 0.5) * 0.6;
        byte[] levels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = 2.0 * x / width - 1;
                double v = 2.0 * y / height - 1;
                double light =
                        0.7
                                + 0.25 * (u * Math.cos(angle) + v * Math.sin(angle)) / 1.4
                                - 0.1 * (u * u + v * v);
                if (shadow) {
                    light = 0.85 * (1 - 0.45 / (1 + Math.exp(-(u + slope * v + offset) * 25)));
                }
                boolean inside = x >= left && y >= top && x < left + side && y < top + side;
                int amount = inside ? ink[(y - top) * side + x - left] : 0;
                double value = 255 * light * (1 - 0.75 * amount / 255) + 8 * random.nextGaussian();
                levels[y * width + x] = (byte) level((int) Math.round(value), 0);
            }
        }
        return Pictures.grey(levels, width, height);
    }

    private static BufferedImage transparent(DigitImage digit, int rgb) {
        int[] ink = ink(digit, SIDE);
        int[] pixels = new int[ink.length];
        for (int i = 0; i < ink.length; i++) {
            pixels[i] = ink[i] << 24 | rgb;
        }
        return coloured(pixels, BufferedImage.TYPE_INT_ARGB);
    }

    private static BufferedImage coloured(int[] pixels, int type) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
        return image;
    }

    private static BufferedImage messy(DigitImage digit, Random random) {
        int width = 500;
        int height = 400;
        BufferedImage image =
                onto(
                        width,
                        height,
                        ink(digit, 250),
                        250,
                        60 + random.nextInt(150),
                        30 + random.nextInt(100));
        for (int i = 0; i < 12; i++) {
            int x = random.nextInt(width - 4);
            int y = random.nextInt(height - 4);
            image.getRaster().setSamples(x, y, 3, 3, 0, new int[9]);
        }
        int edge = 10 + random.nextInt(30);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < edge; x++) {
                image.getRaster().setSample(x, y, 0, 40);
            }
        }
        return image;
    }

    /** Only the ridge of each stroke, as a fine pen leaves it: 3 pixels of 280. */
    private static BufferedImage thin(DigitImage digit) {
        int side = SIDE;
        int[] ink = ink(digit, side);
        return onto(side, side, Thinning.skeleton(ink, side), side, 0, 0);
    }

    private static int level(int value, int grain) {
        return Math.max(0, Math.min(255, value + grain));
    }
}
