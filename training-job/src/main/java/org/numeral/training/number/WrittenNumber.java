package org.numeral.training.number;

import java.awt.image.BufferedImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.Chance;

/**
 * A picture of a number whose digits were written by several hands.
 *
 * @param image grey
 * @param number what it shows, 2 to 6 digits
 */
public record WrittenNumber(BufferedImage image, String number) {

    static final int LEAST_DIGITS = 2;
    static final int MOST_DIGITS = 6;

    /** Pixels for each of MNIST's. */
    private static final double SMALLEST = 2;

    private static final double LARGEST = 5;

    /** Longer side of MNIST's digits. */
    private static final int DIGIT = 20;

    /**
     * Writes a number of random digits, with random sizes, slants and heights above the line, on
     * plain paper of a random grey.
     *
     * @param digits to choose from
     * @param spacing of the digits
     * @param seed of all numbers
     * @param index of this one
     * @return the picture
     */
    public static WrittenNumber draw(LabelledDigits digits, Spacing spacing, long seed, int index) {
        Chance chance = new Chance(seed, spacing.ordinal(), index);
        int count = LEAST_DIGITS + index % (MOST_DIGITS - LEAST_DIGITS + 1);
        double scale = chance.between(SMALLEST, LARGEST);
        double height = DIGIT * scale;
        double slant = chance.between(-0.25, 0.25);
        int margin = (int) (height * chance.between(0.2, 0.8));
        WrittenDigit[] written = new WrittenDigit[count];
        int[] lefts = new int[count];
        int[] tops = new int[count];
        StringBuilder number = new StringBuilder();
        int right = margin;
        for (int i = 0; i < count; i++) {
            int chosen = chance.below(digits.size());
            number.append(digits.label(chosen));
            written[i] =
                    WrittenDigit.of(
                            digits.image(chosen),
                            scale * chance.between(0.85, 1.15),
                            slant + chance.between(-0.1, 0.1));
            tops[i] =
                    (int) (margin + height * (0.7 + chance.between(-0.08, 0.08)))
                            - written[i].height() / 2;
            int gap = i == 0 ? 0 : touching(written, tops, i);
            lefts[i] = right + (i == 0 ? 0 : spacing.gap(height, gap, chance));
            right = lefts[i] + written[i].width();
        }
        int bottom = (int) (2 * margin + 1.4 * height);
        float[] cover = new float[(right + margin) * bottom];
        for (int i = 0; i < count; i++) {
            lay(written[i], Math.max(0, lefts[i]), tops[i], cover, right + margin);
        }
        return new WrittenNumber(image(cover, right + margin, chance), number.toString());
    }

    /** The room between two boxes at which the strokes just touch; 0 or less. */
    private static int touching(WrittenDigit[] written, int[] tops, int index) {
        WrittenDigit left = written[index - 1];
        WrittenDigit right = written[index];
        int room = Integer.MAX_VALUE;
        for (int y = 0; y < left.height(); y++) {
            int other = y + tops[index - 1] - tops[index];
            if (other >= 0 && other < right.height() && left.rightEnd(y) >= 0) {
                int free = left.width() - 1 - left.rightEnd(y) + right.leftEnd(other);
                room = right.leftEnd(other) < right.width() ? Math.min(room, free) : room;
            }
        }
        return room == Integer.MAX_VALUE ? 0 : -room;
    }

    private static void lay(WrittenDigit digit, int left, int top, float[] cover, int stride) {
        for (int y = 0; y < digit.height(); y++) {
            for (int x = 0; x < digit.width(); x++) {
                int at = (top + y) * stride + left + x;
                cover[at] = Math.max(cover[at], digit.at(x, y));
            }
        }
    }

    private static BufferedImage image(float[] cover, int width, Chance chance) {
        int light = 200 + chance.below(56);
        int dark = chance.below(61);
        boolean inverted = chance.happens(0.25);
        int paper = inverted ? dark : light;
        int ink = inverted ? light : dark;
        byte[] levels = new byte[cover.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.round(paper + (ink - paper) * cover[i]);
        }
        BufferedImage image =
                new BufferedImage(width, cover.length / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, cover.length / width, levels);
        return image;
    }
}
