package org.numeral.training.trainer;

import java.util.List;

/** Values that do not do, all of them reported together. */
final class Problems {

    private Problems() {}

    /**
     * Refuses values with which something is wrong.
     *
     * @param problems a sentence each
     * @throws IllegalArgumentException with all of them if there are any
     */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
