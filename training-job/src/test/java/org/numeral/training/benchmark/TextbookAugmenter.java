package org.numeral.training.benchmark;

import java.util.Random;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.augment.Augmentation;

/**
 * What {@code Augmenter} does, written as the papers describe it, to compare with: one sampling for
 * each step, displacements drawn for each pixel and smoothed with a Gaussian, new arrays each time.
 */
final class TextbookAugmenter {

    private static final int SIZE = DigitImage.SIZE;
    private static final double CENTRE = 14;

    private final Augmentation augmentation;

    TextbookAugmenter(Augmentation augmentation) {
        this.augmentation = augmentation;
    }

    private interface Place {
        double of(int x, int y);
    }

    float[] augment(byte[] source, int offset, long seed) {
        Random random = new Random(seed);
        float[] ink = new float[DigitImage.PIXELS];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (source[offset + i] & 0xFF) / 255f;
        }
        ink = moveEdges(ink, augmentation.stroke() * random.nextGaussian());
        double angle = Math.toRadians(augmentation.rotation() * random.nextGaussian());
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        ink =
                sampled(
                        ink,
                        (x, y) -> CENTRE + cos * (x - CENTRE) + sin * (y - CENTRE),
                        (x, y) -> CENTRE - sin * (x - CENTRE) + cos * (y - CENTRE));
        double slant = augmentation.shear() * random.nextGaussian();
        ink = sampled(ink, (x, y) -> x + slant * (y - CENTRE), (x, y) -> y);
        double wider = Math.exp(augmentation.scale() * random.nextGaussian());
        double higher = Math.exp(augmentation.scale() * random.nextGaussian());
        ink =
                sampled(
                        ink,
                        (x, y) -> CENTRE + (x - CENTRE) / wider,
                        (x, y) -> CENTRE + (y - CENTRE) / higher);
        double right = augmentation.shift() * random.nextGaussian();
        double down = augmentation.shift() * random.nextGaussian();
        ink = sampled(ink, (x, y) -> x - right, (x, y) -> y - down);
        double[] across = smoothed(random);
        double[] downwards = smoothed(random);
        ink =
                sampled(
                        ink,
                        (x, y) -> x + across[y * SIZE + x],
                        (x, y) -> y + downwards[y * SIZE + x]);
        double factor = Math.exp(augmentation.contrast() * random.nextGaussian());
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) Math.min(1, factor * ink[i]);
        }
        return ink;
    }

    private static float[] moveEdges(float[] ink, double pixels) {
        float[] moved = new float[ink.length];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double[] around = {
                    at(ink, x, y),
                    at(ink, x - 1, y),
                    at(ink, x + 1, y),
                    at(ink, x, y - 1),
                    at(ink, x, y + 1)
                };
                double extreme = around[0];
                for (double neighbour : around) {
                    extreme =
                            pixels > 0
                                    ? Math.max(extreme, neighbour)
                                    : Math.min(extreme, neighbour);
                }
                double share = Math.min(1, Math.abs(pixels));
                moved[y * SIZE + x] = (float) ((1 - share) * around[0] + share * extreme);
            }
        }
        return moved;
    }

    /** Displacements of the wanted deviation: a separable Gaussian over uniform random numbers. */
    private double[] smoothed(Random random) {
        double deviation = augmentation.elasticSmoothness();
        int radius = (int) Math.ceil(3 * deviation);
        double[] kernel = new double[2 * radius + 1];
        double squares = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * deviation * deviation));
            squares += kernel[i + radius] * kernel[i + radius];
        }
        int wide = SIZE + 2 * radius;
        double[] noise = random.doubles((long) wide * wide, -1, 1).toArray();
        double[] rows = new double[wide * SIZE];
        for (int y = 0; y < wide; y++) {
            for (int x = 0; x < SIZE; x++) {
                for (int k = 0; k < kernel.length; k++) {
                    rows[y * SIZE + x] += kernel[k] * noise[y * wide + x + k];
                }
            }
        }
        double strength = augmentation.elastic() * Math.sqrt(3) / squares;
        double[] field = new double[DigitImage.PIXELS];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                for (int k = 0; k < kernel.length; k++) {
                    field[y * SIZE + x] += strength * kernel[k] * rows[(y + k) * SIZE + x];
                }
            }
        }
        return field;
    }

    private static float[] sampled(float[] ink, Place column, Place row) {
        float[] result = new float[ink.length];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double atX = column.of(x, y);
                double atY = row.of(x, y);
                int left = (int) Math.floor(atX);
                int top = (int) Math.floor(atY);
                double right = atX - left;
                double down = atY - top;
                result[y * SIZE + x] =
                        (float)
                                ((1 - right) * (1 - down) * at(ink, left, top)
                                        + right * (1 - down) * at(ink, left + 1, top)
                                        + (1 - right) * down * at(ink, left, top + 1)
                                        + right * down * at(ink, left + 1, top + 1));
            }
        }
        return result;
    }

    private static double at(float[] ink, int x, int y) {
        return x < 0 || y < 0 || x >= SIZE || y >= SIZE ? 0 : ink[y * SIZE + x];
    }
}
