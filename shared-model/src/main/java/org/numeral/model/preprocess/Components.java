package org.numeral.model.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of the ink.
 *
 * @param labels number of the part of each pixel, from 1; 0 for paper
 * @param parts the parts in the order of their numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record Components(int[] labels, List<InkPart> parts) {

    private static final int UNKNOWN = -1;

    /**
     * Finds the parts; pixels that touch at a corner belong together.
     *
     * @param ink the values
     * @param threshold values above it are ink
     * @return the parts
     */
    static Components of(GreyImage ink, float threshold) {
        int width = ink.width();
        int height = ink.height();
        // a frame of paper around the picture, so that no pixel of it lacks a neighbour
        int stride = width + 2;
        int[] labels = new int[stride * (height + 2)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                labels[(y + 1) * stride + x + 1] = ink.at(x, y) > threshold ? UNKNOWN : 0;
            }
        }
        int parts = 0;
        int[] queue = new int[width * height];
        for (int start = stride; start < labels.length - stride; start++) {
            if (labels[start] == UNKNOWN) {
                fill(labels, stride, queue, start, ++parts);
            }
        }
        return measured(ink, labels, stride, parts);
    }

    private static void fill(int[] labels, int stride, int[] queue, int start, int label) {
        int[] neighbours = {
            -stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1
        };
        int filled = 0;
        int known = 1;
        queue[0] = start;
        labels[start] = label;
        while (filled < known) {
            int at = queue[filled++];
            for (int neighbour : neighbours) {
                int next = at + neighbour;
                if (labels[next] == UNKNOWN) {
                    labels[next] = label;
                    queue[known++] = next;
                }
            }
        }
    }

    private static Components measured(GreyImage ink, int[] framed, int stride, int count) {
        int width = ink.width();
        int height = ink.height();
        int[] labels = new int[width * height];
        int[] left = new int[count + 1];
        int[] right = new int[count + 1];
        int[] top = new int[count + 1];
        int[] bottom = new int[count + 1];
        int[] pixels = new int[count + 1];
        double[] mass = new double[count + 1];
        Arrays.fill(left, width);
        for (int y = 0; y < height; y++) {
            System.arraycopy(framed, (y + 1) * stride + 1, labels, y * width, width);
            for (int x = 0; x < width; x++) {
                int label = labels[y * width + x];
                if (label > 0) {
                    top[label] = pixels[label] == 0 ? y : top[label];
                    bottom[label] = y;
                    left[label] = Math.min(left[label], x);
                    right[label] = Math.max(right[label], x);
                    pixels[label]++;
                    mass[label] += ink.at(x, y);
                }
            }
        }
        List<InkPart> parts = new ArrayList<>(count);
        for (int label = 1; label <= count; label++) {
            Box box =
                    new Box(
                            left[label],
                            top[label],
                            right[label] - left[label] + 1,
                            bottom[label] - top[label] + 1);
            boolean border =
                    box.x() == 0 || box.y() == 0 || box.right() == width || box.bottom() == height;
            parts.add(new InkPart(label, box, pixels[label], mass[label], border));
        }
        return new Components(labels, parts);
    }
}
