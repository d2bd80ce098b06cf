package org.numeral.training.augment;

import java.util.Objects;
import org.numeral.model.digit.DigitImage;

/**
 * Makes variants of training digits. What comes out depends on the digit, the settings and the seed
 * alone, whatever thread, machine and order. It works in arrays of its own and allocates nothing
 * for a digit, so it belongs to one thread; make one for each.
 *
 * <p>The strokes are changed first, on the pixels as they are. Then each pixel of the variant is
 * traced back to its place in the digit through all of the geometry at once, and read there by
 * bilinear interpolation: several samplings one after another would blur.
 */
public final class Augmenter {

    private static final int SIZE = DigitImage.SIZE;

    /** The pixel where MNIST's makers put each digit's centre of mass, in both directions. */
    private static final float CENTRE = 14;

    /** Thinner strokes fade, as they cannot get narrower than a pixel; more would be illegible. */
    private static final float MOST_THINNING = 0.5f;

    private static final float MOST_THICKENING = 1;

    private final Augmentation augmentation;
    private final RandomStream random = new RandomStream();
    private final InkPlane digit = new InkPlane();
    private final ElasticField across;
    private final ElasticField down;
    private final float[] acrossRow = new float[SIZE];
    private final float[] downRow = new float[SIZE];

    /**
     * An augmenter for one thread.
     *
     * @param augmentation how much to vary
     */
    public Augmenter(Augmentation augmentation) {
        this.augmentation = Objects.requireNonNull(augmentation, "augmentation is null");
        this.across = new ElasticField(augmentation.elastic(), augmentation.elasticSmoothness());
        this.down = new ElasticField(augmentation.elastic(), augmentation.elasticSmoothness());
    }

    /**
     * A seed for one example in one epoch; within a run no two are equal.
     *
     * @param runSeed of the training run
     * @param epoch any number
     * @param example any number, such as the index in the training set
     * @return the seed for {@link #augment}
     */
    public static long seed(long runSeed, int epoch, int example) {
        return RandomStream.mix(runSeed) ^ ((long) epoch << 32 | example & 0xFFFF_FFFFL);
    }

    /**
     * Writes a variant of a digit as the network's input.
     *
     * @param source unsigned bytes, 0 paper to 255 ink, row by row
     * @param sourceOffset index in source of the first of 784
     * @param target receives 784 values from 0 to 1
     * @param targetOffset index in target of the first
     * @param seed chooses the variant
     */
    public void augment(
            byte[] source, int sourceOffset, float[] target, int targetOffset, long seed) {
        Objects.checkFromIndexSize(sourceOffset, DigitImage.PIXELS, source.length);
        Objects.checkFromIndexSize(targetOffset, DigitImage.PIXELS, target.length);
        random.seed(seed);
        float angle = (float) StrictMath.toRadians(augmentation.rotation() * random.bell());
        float slant = (float) augmentation.shear() * random.bell();
        float wider = factor(augmentation.scale());
        float higher = factor(augmentation.scale());
        float shiftX = (float) augmentation.shift() * random.bell();
        float shiftY = (float) augmentation.shift() * random.bell();
        float edges = (float) augmentation.stroke() * random.bell();
        float ink = factor(augmentation.contrast());
        if (augmentation.elastic() > 0) {
            across.draw(random);
            down.draw(random);
        }

        digit.load(source, sourceOffset);
        digit.moveEdges(Math.max(-MOST_THINNING, Math.min(MOST_THICKENING, edges)));

        // The digit is scaled, slanted and turned; this is the way back from the variant.
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        float xByX = (cos + slant * -sin) / wider;
        float xByY = (sin + slant * cos) / wider;
        float yByX = -sin / higher;
        float yByY = cos / higher;
        for (int y = 0; y < SIZE; y++) {
            if (augmentation.elastic() > 0) {
                across.row(y, acrossRow);
                down.row(y, downRow);
            }
            float fromCentreY = y - CENTRE - shiftY;
            float startX = xByY * fromCentreY + CENTRE;
            float startY = yByY * fromCentreY + CENTRE;
            int to = targetOffset + y * SIZE;
            for (int x = 0; x < SIZE; x++) {
                float fromCentreX = x - CENTRE - shiftX;
                float atX = xByX * fromCentreX + startX + acrossRow[x];
                float atY = yByX * fromCentreX + startY + downRow[x];
                float value = ink * digit.at(atX, atY);
                target[to + x] = value < 1 ? value : 1;
            }
        }
    }

    /** StrictMath, because Math may round differently on another machine. */
    private float factor(double deviation) {
        return (float) StrictMath.exp(deviation * random.bell());
    }
}
