package org.numeral.model.store;

import java.util.List;
import java.util.Objects;

/**
 * What a model is for, what it is not for, and how far its figures go (Mitchell et al., Model Cards
 * for Model Reporting, 2019). Data and accuracies are beside it in {@link ModelMetadata}.
 *
 * @param intendedUse what it is for, a sentence or more
 * @param outOfScope what it is not for, a sentence each
 * @param limits of the figures, and what to do about them, a sentence each
 * @param trial on pictures unlike those of the test set; null if there was none
 */
public record ModelCard(
        String intendedUse, List<String> outOfScope, List<String> limits, Trial trial) {

    /** Copies the lists; only the trial may be null. */
    public ModelCard {
        Objects.requireNonNull(intendedUse, "intendedUse is null");
        outOfScope = List.copyOf(outOfScope);
        limits = List.copyOf(limits);
    }

    /**
     * How a model fared with pictures that the project spoils and draws. Shares are 0 to 1.
     *
     * @param examples pictures of each kind, so that a reader can tell how coarse the shares are
     * @param read of digits as people write and photograph them, the share that was read right:
     *     mean of all kinds
     * @param hardestKind the kind that was read worst
     * @param hardestRead the share of it that was read right
     * @param refused of pictures that show no digit, the share that was not recognised: mean of all
     *     kinds
     * @param digitsRefused of the test set, the share that was not recognised
     */
    public record Trial(
            int examples,
            double read,
            String hardestKind,
            double hardestRead,
            double refused,
            double digitsRefused) {

        /** Checks that there is a name. */
        public Trial {
            Objects.requireNonNull(hardestKind, "hardestKind is null");
        }
    }
}
