package org.numeral.model.preprocess;

import java.util.ArrayList;
import java.util.List;

/**
 * The connected parts of the ink.
 *
 * @param labels number of the part of each pixel, from 1; 0 for paper
 * @param parts the parts in the order of their numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record Components(int[] labels, List<Part> parts) {

    /**
     * One part.
     *
     * @param label its number, from 1
     * @param box around it
     * @param pixels how many it has
     * @param mass sum of its values above paper
     * @param touchesBorder whether it reaches the picture's edge
     */
    record Part(int label, Box box, int pixels, double mass, boolean touchesBorder) {}

    /**
     * Finds the parts; pixels that touch at a corner belong together.
     *
     * @param ink the values
     * @param threshold values above it are ink
     * @return the parts
     */
    static Components of(GreyImage ink, float threshold) {
        int[] labels = new int[ink.values().length];
        int[] queue = new int[labels.length];
        List<Part> parts = new ArrayList<>();
        for (int start = 0; start < labels.length; start++) {
            if (labels[start] == 0 && ink.values()[start] > threshold) {
                parts.add(fill(ink, threshold, labels, queue, start, parts.size() + 1));
            }
        }
        return new Components(labels, parts);
    }

    private static Part fill(
            GreyImage ink, float threshold, int[] labels, int[] queue, int start, int label) {
        int width = ink.width();
        int height = ink.height();
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        double mass = 0;
        int filled = 0;
        int known = 1;
        queue[0] = start;
        labels[start] = label;
        while (filled < known) {
            int at = queue[filled++];
            int x = at % width;
            int y = at / width;
            mass += ink.values()[at];
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (labels[next] == 0 && ink.values()[next] > threshold) {
                        labels[next] = label;
                        queue[known++] = next;
                    }
                }
            }
        }
        boolean border = left == 0 || top == 0 || right == width - 1 || bottom == height - 1;
        return new Part(
                label, new Box(left, top, right - left + 1, bottom - top + 1), known, mass, border);
    }
}
