package org.numeral.training.data.images;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.datavec.api.io.filters.RandomPathFilter;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.numeral.model.digit.Prediction;

/** Chooses the test pictures: the same share of each digit's, by seed. */
final class TestShare {

    private TestShare() {}

    /**
     * Chooses by DataVec's sampling, digit by digit.
     *
     * @param pictures in the order of their names, so that the choice does not depend on the order
     *     in which a file system lists them
     * @param share of each digit's pictures, above 0 and below 1; at least one is chosen and at
     *     least one is not
     * @param seed of the choice
     * @return those for the test set
     */
    static Set<LabelledPicture> choose(List<LabelledPicture> pictures, double share, long seed) {
        Set<URI> chosen = new HashSet<>();
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            int ofDigit = digit;
            List<URI> locations =
                    pictures.stream()
                            .filter(picture -> picture.digit() == ofDigit)
                            .map(picture -> picture.file().toUri())
                            .toList();
            if (locations.size() < 2) {
                continue; // reported as too few
            }
            int n = locations.size();
            int test = (int) Math.max(1, Math.min(n - 1, Math.round(n * share)));
            // shares and not counts: sample() takes a first weight of 1 for "do not split"
            double part = test / (double) n;
            InputSplit[] parts =
                    new CollectionInputSplit(locations)
                            .sample(new RandomPathFilter(new Random(seed + digit)), 1 - part, part);
            chosen.addAll(Arrays.asList(parts[1].locations()));
        }
        Set<LabelledPicture> result = new HashSet<>();
        for (LabelledPicture picture : pictures) {
            if (chosen.contains(picture.file().toUri())) {
                result.add(picture);
            }
        }
        return result;
    }
}
