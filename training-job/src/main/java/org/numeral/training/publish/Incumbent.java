package org.numeral.training.publish;

import java.util.Objects;
import org.numeral.training.evaluation.PairedComparison;

/**
 * A published model that a candidate is held against.
 *
 * @param id its version
 * @param role what it is to the candidate
 * @param synthetic whether it was trained on digits that the project draws itself
 * @param comparison of both on the candidate's test set; it is the first, the candidate the second
 */
public record Incumbent(String id, Role role, boolean synthetic, PairedComparison comparison) {

    /** What a published model is to a candidate. */
    public enum Role {
        /** The one that is served, which the candidate would replace. */
        CURRENT,
        /** An earlier version of the same kind that is still in the store. */
        EARLIER
    }

    /** Checks that nothing is null. */
    public Incumbent {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(comparison, "comparison is null");
    }
}
