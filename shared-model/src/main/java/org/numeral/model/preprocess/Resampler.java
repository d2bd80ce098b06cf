package org.numeral.model.preprocess;

/** Changes the size of a picture by averaging areas: every source pixel counts by its share. */
final class Resampler {

    /** Below this multiple of the target, pixels are first interpolated, or squares would show. */
    private static final int FINE = 2;

    private Resampler() {}

    /**
     * Scales so that the longer side has a given length, keeping the aspect.
     *
     * @param image any size
     * @param side of the result, pixels
     * @return the result; its shorter side has at least one pixel
     */
    static GreyImage fit(GreyImage image, int side) {
        GreyImage source = image;
        if (image.longerSide() < FINE * side) {
            source = enlarge(image, (FINE * side + image.longerSide() - 1) / image.longerSide());
        }
        double scale = (double) side / source.longerSide();
        int width = Math.max(1, (int) Math.round(source.width() * scale));
        int height = Math.max(1, (int) Math.round(source.height() * scale));
        float[] narrow = averageLines(source.values(), source.width(), source.height(), width);
        float[] turned = averageLines(narrow, source.height(), width, height);
        return new GreyImage(width, height, turned);
    }

    /** Averages along the lines and transposes, so that twice gives the picture upright again. */
    private static float[] averageLines(float[] values, int length, int lines, int target) {
        float[] result = new float[lines * target];
        double step = (double) length / target;
        for (int i = 0; i < target; i++) {
            double from = i * step;
            double to = Math.min(length, from + step);
            int last = Math.min(length - 1, (int) Math.ceil(to) - 1);
            for (int at = (int) from; at <= last; at++) {
                float share = (float) ((Math.min(to, at + 1.0) - Math.max(from, at)) / (to - from));
                for (int line = 0; line < lines; line++) {
                    result[i * lines + line] += share * values[line * length + at];
                }
            }
        }
        return result;
    }

    private static GreyImage enlarge(GreyImage image, int factor) {
        int width = image.width() * factor;
        int height = image.height() * factor;
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            float sy = clamp((y + 0.5f) / factor - 0.5f, image.height() - 1);
            int top = (int) sy;
            int bottom = Math.min(top + 1, image.height() - 1);
            for (int x = 0; x < width; x++) {
                float sx = clamp((x + 0.5f) / factor - 0.5f, image.width() - 1);
                int left = (int) sx;
                int right = Math.min(left + 1, image.width() - 1);
                float fx = sx - left;
                float upper = image.at(left, top) * (1 - fx) + image.at(right, top) * fx;
                float lower = image.at(left, bottom) * (1 - fx) + image.at(right, bottom) * fx;
                values[y * width + x] = upper + (lower - upper) * (sy - top);
            }
        }
        return new GreyImage(width, height, values);
    }

    private static float clamp(float value, int max) {
        return Math.max(0, Math.min(max, value));
    }
}
