package org.numeral.training.augment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much training digits are varied. All values but elasticSmoothness are standard deviations of
 * what is drawn for each digit anew; it is near a normal distribution and never beyond 3.47 of
 * them.
 *
 * @param rotation around the centre, degrees, 0 to 30
 * @param scale natural logarithm of the factor, so about a share, for width and height separately,
 *     0 to 0.3
 * @param shear slant, pixels to the side for each upwards, 0 to 0.5
 * @param shift pixels, horizontally and vertically, 0 to 4
 * @param elastic by which a point of the digit is displaced, pixels, horizontally and vertically, 0
 *     to 3
 * @param elasticSmoothness standard deviation of the Gaussian with which Simard, Steinkraus and
 *     Platt smooth their displacements, pixels, 2 to 14; more bends the digit as a whole, less
 *     crumples it
 * @param stroke by which the strokes' edges move outwards or inwards, pixels, 0 to 0.5
 * @param contrast natural logarithm of the factor by which ink is multiplied, 0 to 0.5; full ink
 *     stays the most there is
 */
public record Augmentation(
        double rotation,
        double scale,
        double shear,
        double shift,
        double elastic,
        double elasticSmoothness,
        double stroke,
        double contrast)
        implements Serializable {

    /** The most that a point may be displaced, pixels, as a standard deviation. */
    public static final double MOST_ELASTIC = 3;

    /** Digits as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 4, 0, 0);

    /**
     * Clearly varied and still legible. Without elastic distortions, which Simard, Steinkraus and
     * Platt, "Best practices for convolutional neural networks applied to visual document analysis"
     * (2003), found to help: with the other parts they did not (see the README), be it their 1.4
     * pixels (34 and 4 in their terms) or less.
     */
    public static final Augmentation STANDARD =
            new Augmentation(7, 0.08, 0.12, 1.0, 0, 4, 0.15, 0.1);

    /** Checks every value and reports all that are wrong together. */
    public Augmentation {
        List<String> problems =
                problems(
                        rotation,
                        scale,
                        shear,
                        shift,
                        elastic,
                        elasticSmoothness,
                        stroke,
                        contrast);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /**
     * What is wrong with some values, each in a sentence that names the setting.
     *
     * @param rotation as in the record
     * @param scale as in the record
     * @param shear as in the record
     * @param shift as in the record
     * @param elastic as in the record
     * @param elasticSmoothness as in the record
     * @param stroke as in the record
     * @param contrast as in the record
     * @return empty if all are right
     */
    public static List<String> problems(
            double rotation,
            double scale,
            double shear,
            double shift,
            double elastic,
            double elasticSmoothness,
            double stroke,
            double contrast) {
        List<String> problems = new ArrayList<>();
        check("rotation", rotation, 0, 30, " degrees", problems);
        check("scale", scale, 0, 0.3, "", problems);
        check("shear", shear, 0, 0.5, "", problems);
        check("shift", shift, 0, 4, " pixels", problems);
        check("elastic", elastic, 0, MOST_ELASTIC, " pixels", problems);
        check("elasticSmoothness", elasticSmoothness, 2, 14, " pixels", problems);
        check("stroke", stroke, 0, 0.5, " pixels", problems);
        check("contrast", contrast, 0, 0.5, "", problems);
        return problems;
    }

    private static void check(
            String name, double value, double least, double most, String unit, List<String> to) {
        if (!(value >= least && value <= most)) {
            to.add(
                    "augmentation's %s is %s; it can be %s to %s%s"
                            .formatted(name, value, plain(least), plain(most), unit));
        }
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    /**
     * The same with other elastic distortions.
     *
     * @param pixels as in the record
     * @return the settings
     * @throws IllegalArgumentException if that is out of range
     */
    public Augmentation withElastic(double pixels) {
        return new Augmentation(
                rotation, scale, shear, shift, pixels, elasticSmoothness, stroke, contrast);
    }

    /**
     * The same in a weaker or stronger form.
     *
     * @param strength multiplies all but elasticSmoothness; 0 for none
     * @return the multiplied settings
     * @throws IllegalArgumentException if that leaves the ranges
     */
    public Augmentation times(double strength) {
        return new Augmentation(
                strength * rotation,
                strength * scale,
                strength * shear,
                strength * shift,
                strength * elastic,
                elasticSmoothness,
                strength * stroke,
                strength * contrast);
    }

    /**
     * The settings as the metadata record them.
     *
     * @return value by name
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put("augmentation.rotation", String.valueOf(rotation));
        map.put("augmentation.scale", String.valueOf(scale));
        map.put("augmentation.shear", String.valueOf(shear));
        map.put("augmentation.shift", String.valueOf(shift));
        map.put("augmentation.elastic", String.valueOf(elastic));
        map.put("augmentation.elasticSmoothness", String.valueOf(elasticSmoothness));
        map.put("augmentation.stroke", String.valueOf(stroke));
        map.put("augmentation.contrast", String.valueOf(contrast));
        return map;
    }
}
