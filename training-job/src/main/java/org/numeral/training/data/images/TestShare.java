package org.numeral.training.data.images;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.Prediction;

/**
 * Chooses the test pictures by their names alone: the same share of each digit's, those with the
 * smallest SHA-256 of the name.
 *
 * <p>No seed and hardly any other picture has a say, so a picture that tests stays one that tests
 * when the next model is trained, with more pictures or another seed. Otherwise a published model
 * would be evaluated on pictures that it learned, and look better than it is.
 */
final class TestShare {

    private TestShare() {}

    /** A picture and its rank. */
    private record Ranked(LabelledPicture picture, String rank) {}

    /**
     * Chooses.
     *
     * @param pictures all
     * @param share of each digit's pictures, above 0 and below 1; at least one is chosen and at
     *     least one is not
     * @return those for the test set; none of a digit that has fewer than two pictures
     */
    static Set<LabelledPicture> choose(List<LabelledPicture> pictures, double share) {
        List<List<Ranked>> byDigit = new ArrayList<>();
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            byDigit.add(new ArrayList<>());
        }
        for (LabelledPicture picture : pictures) {
            String rank = Sha256.of(picture.name().getBytes(StandardCharsets.UTF_8));
            byDigit.get(picture.digit()).add(new Ranked(picture, rank));
        }
        Set<LabelledPicture> chosen = new HashSet<>();
        for (List<Ranked> ofDigit : byDigit) {
            int n = ofDigit.size();
            if (n < 2) {
                continue; // reported as too few
            }
            int test = (int) Math.max(1, Math.min(n - 1, Math.round(n * share)));
            ofDigit.sort(Comparator.comparing(Ranked::rank));
            ofDigit.subList(0, test).forEach(each -> chosen.add(each.picture()));
        }
        return chosen;
    }
}
