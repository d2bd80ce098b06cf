package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;

/** Each setting does what it says, by as much as it says, and nothing else. */
class AugmenterSpreadTest {

    private static final int VARIANTS = 4_000;

    private record Spread(double mean, double deviation) {}

    @Test
    void theCentreOfMassMovesByTheShift() {
        Augmentation shift = new Augmentation(0, 0, 0, 1.2, 0, 4, 0, 0);

        assertSpread(spread(shift, bar(3, 9), InkFigures::x), 14, 1.2);
        assertSpread(spread(shift, bar(3, 9), InkFigures::y), 14, 1.2);
        assertThat(spread(shift, bar(3, 9), InkFigures::ink).deviation()).isLessThan(0.01);
    }

    @Test
    void widthAndHeightChangeByTheScaleIndependently() {
        Augmentation scale = new Augmentation(0, 0.08, 0, 0, 0, 4, 0, 0);
        double plainWidth = plain(bar(7, 7)).width();

        Spread width = spread(scale, bar(7, 7), f -> Math.log(f.width() / plainWidth));
        Spread height = spread(scale, bar(7, 7), f -> Math.log(f.height() / plainWidth));
        Spread ratio = spread(scale, bar(7, 7), f -> Math.log(f.width() / f.height()));
        assertThat(width.mean()).isCloseTo(0, within(0.02)); // interpolation widens a little
        assertThat(width.deviation()).isCloseTo(0.08, within(0.01));
        assertThat(height.deviation()).isCloseTo(0.08, within(0.01));
        assertThat(ratio.deviation()).isCloseTo(0.08 * Math.sqrt(2), within(0.012));
        assertSpread(spread(scale, bar(7, 7), InkFigures::x), 14, 0);
    }

    @Test
    void aBarTurnsByTheRotation() {
        Augmentation rotation = new Augmentation(7, 0, 0, 0, 0, 4, 0, 0);

        Spread angle = spread(rotation, bar(1, 9), AugmenterSpreadTest::angle);
        assertThat(angle.mean()).isCloseTo(0, within(0.5));
        assertThat(angle.deviation()).isCloseTo(7, within(0.5));
        assertSpread(spread(rotation, bar(1, 9), InkFigures::x), 14, 0);
        assertSpread(spread(rotation, bar(1, 9), InkFigures::y), 14, 0);
    }

    @Test
    void anUprightBarSlantsByTheShearAndALyingOneDoesNot() {
        Augmentation shear = new Augmentation(0, 0, 0.12, 0, 0, 4, 0, 0);

        Spread upright = spread(shear, bar(1, 9), f -> f.tilt() / (f.height() * f.height()));
        Spread height = spread(shear, bar(1, 9), InkFigures::height);
        assertThat(upright.mean()).isCloseTo(0, within(0.01));
        assertThat(upright.deviation()).isCloseTo(0.12, within(0.01));
        assertThat(height.deviation()).isLessThan(0.05);
    }

    @Test
    void strokesGetWiderAndThinnerByTwiceTheMovedEdge() {
        Augmentation stroke = new Augmentation(0, 0, 0, 0, 0, 4, 0.2, 0);
        int height = 19;
        int width = 7;

        // a bar has two edges; its ends grow as well
        Spread ink = spread(stroke, bar(3, 9), InkFigures::ink);
        assertThat(ink.mean()).isCloseTo(width * height, within(3.0));
        assertThat(ink.deviation()).isCloseTo(0.2 * 2 * (width + height), within(1.0));
    }

    @Test
    void contrastChangesTheInkAlone() {
        Augmentation contrast = new Augmentation(0, 0, 0, 0, 0, 4, 0, 0.1);
        byte[] half = bar(3, 9);
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) ((half[i] & 0xFF) / 2);
        }
        double plainInk = plain(half).ink();

        Spread ink = spread(contrast, half, f -> Math.log(f.ink() / plainInk));
        assertThat(ink.mean()).isCloseTo(0, within(0.01));
        assertThat(ink.deviation()).isCloseTo(0.1, within(0.01));
        assertThat(spread(contrast, bar(3, 9), InkFigures::ink).mean())
                .isLessThanOrEqualTo(plain(bar(3, 9)).ink());
    }

    @Test
    void elasticBendsAStraightBar() {
        Augmentation elastic = new Augmentation(0, 0, 0, 0, 0.7, 4, 0, 0);

        Spread width = spread(elastic, bar(1, 9), InkFigures::width);
        assertThat(width.mean()).isGreaterThan(1.05 * plain(bar(1, 9)).width());
        assertThat(spread(elastic, bar(1, 9), InkFigures::x).mean()).isCloseTo(14, within(0.05));
    }

    private static double angle(InkFigures figures) {
        double difference = figures.height() * figures.height() - figures.width() * figures.width();
        return Math.toDegrees(Math.atan2(2 * figures.tilt(), difference) / 2);
    }

    private static void assertSpread(Spread actual, double mean, double deviation) {
        assertThat(actual.mean()).isCloseTo(mean, within(0.06));
        assertThat(actual.deviation()).isCloseTo(deviation, within(0.06));
    }

    private static Spread spread(
            Augmentation augmentation, byte[] digit, ToDoubleFunction<InkFigures> figure) {
        Augmenter augmenter = new Augmenter(augmentation);
        float[] target = new float[DigitImage.PIXELS];
        double[] values =
                IntStream.range(0, VARIANTS)
                        .mapToDouble(
                                i -> {
                                    augmenter.augment(digit, 0, target, 0, Augmenter.seed(1, 1, i));
                                    return figure.applyAsDouble(InkFigures.of(target));
                                })
                        .toArray();
        double mean = IntStream.range(0, VARIANTS).mapToDouble(i -> values[i]).sum() / VARIANTS;
        double squares =
                IntStream.range(0, VARIANTS)
                        .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                        .sum();
        return new Spread(mean, Math.sqrt(squares / VARIANTS));
    }

    private static InkFigures plain(byte[] digit) {
        float[] target = new float[DigitImage.PIXELS];
        DigitImage.of(digit).writeTo(target, 0);
        return InkFigures.of(target);
    }

    /** An upright bar with its centre of mass in MNIST's centre. */
    private static byte[] bar(int halfWidth, int halfHeight) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int y = 14 - halfHeight; y <= 14 + halfHeight; y++) {
            for (int x = 14 - halfWidth; x <= 14 + halfWidth; x++) {
                pixels[y * DigitImage.SIZE + x] = (byte) 255;
            }
        }
        return pixels;
    }
}
