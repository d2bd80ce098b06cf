package org.numeral.training.data.images;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;

/** The training and the test set while they are filled: each picture has its place beforehand. */
final class ShuffledSets {

    private final boolean[] inTest;
    private final int[] place;
    private final byte[] trainPixels;
    private final byte[] trainLabels;
    private final byte[] testPixels;
    private final byte[] testLabels;

    /**
     * Gives each picture its place.
     *
     * @param pictures all
     * @param forTest those of the test set
     * @param seed of the order
     */
    ShuffledSets(List<LabelledPicture> pictures, Set<LabelledPicture> forTest, long seed) {
        int test = forTest.size();
        int train = pictures.size() - test;
        inTest = new boolean[pictures.size()];
        place = new int[pictures.size()];
        trainPixels = new byte[train * DigitImage.PIXELS];
        trainLabels = new byte[train];
        testPixels = new byte[test * DigitImage.PIXELS];
        testLabels = new byte[test];
        List<Integer> order = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        int nextTrain = 0;
        int nextTest = 0;
        for (int i : order) {
            inTest[i] = forTest.contains(pictures.get(i));
            place[i] = inTest[i] ? nextTest++ : nextTrain++;
            (inTest[i] ? testLabels : trainLabels)[place[i]] = (byte) pictures.get(i).digit();
        }
    }

    /**
     * Puts a digit in its place. Several threads may do so at once, for different pictures.
     *
     * @param digit of the picture
     * @param picture its index
     */
    void put(DigitImage digit, int picture) {
        System.arraycopy(
                digit.toBytes(),
                0,
                inTest[picture] ? testPixels : trainPixels,
                place[picture] * DigitImage.PIXELS,
                DigitImage.PIXELS);
    }

    LabelledDigits train() {
        return new LabelledDigits(trainPixels, trainLabels);
    }

    LabelledDigits test() {
        return new LabelledDigits(testPixels, testLabels);
    }
}
