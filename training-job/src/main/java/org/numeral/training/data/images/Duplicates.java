package org.numeral.training.data.images;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds pictures that are there twice, byte by byte, which makes figures too good or labels wrong.
 * The same drawing in another format or size is not recognised.
 */
final class Duplicates {

    private final List<LabelledPicture> pictures;
    private final Set<LabelledPicture> forTest;
    private final boolean setsAreGiven;

    /**
     * @param pictures all, those of a given test set first
     * @param forTest those of the test set
     * @param setsAreGiven whether folders train and test say which is which, or all pictures test;
     *     only the words depend on it, for a validation set is drawn from train in any case
     */
    Duplicates(List<LabelledPicture> pictures, Set<LabelledPicture> forTest, boolean setsAreGiven) {
        this.pictures = pictures;
        this.forTest = forTest;
        this.setsAreGiven = setsAreGiven;
    }

    /**
     * Compares each picture with the first of the same contents.
     *
     * @param sums SHA-256 by index, null for pictures that could not be read
     * @param problems receives what was found
     */
    void report(String[] sums, Problems problems) {
        Map<String, LabelledPicture> first = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] == null) {
                continue;
            }
            LabelledPicture picture = pictures.get(i);
            LabelledPicture other = first.putIfAbsent(sums[i], picture);
            if (other != null) {
                problems.add(
                        "%s and %s are the same picture %s"
                                .formatted(other.name(), picture.name(), problem(other, picture)));
            }
        }
    }

    /** Why it matters and what to do. */
    private String problem(LabelledPicture one, LabelledPicture other) {
        if (one.digit() != other.digit()) {
            return "with two labels: remove the wrong one";
        }
        if (forTest.contains(one) != forTest.contains(other) && setsAreGiven) {
            return "in test and in train: remove it from one of them";
        }
        if (setsAreGiven && forTest.contains(one)) {
            return "twice in test, and would count twice: remove one";
        }
        // even if the split happens to leave both in one set: one more picture may change that
        return "twice, and one could be learned from while the other validates or tests: remove one";
    }
}
