package org.numeral.training.robustness;

import java.util.List;

/**
 * How pictures of all kinds were read.
 *
 * @param kinds one of each, in the order of {@link RobustnessKind}
 */
public record RobustnessFigures(List<KindFigures> kinds) {

    /** Checks that every kind is there. */
    public RobustnessFigures {
        kinds = List.copyOf(kinds);
        if (!kinds.stream()
                .map(KindFigures::kind)
                .toList()
                .equals(List.of(RobustnessKind.values()))) {
            throw new IllegalArgumentException("not one of each kind, in order: " + kinds);
        }
    }

    /**
     * The figures of one kind.
     *
     * @param kind which
     * @return its figures
     */
    public KindFigures of(RobustnessKind kind) {
        return kinds.get(kind.ordinal());
    }

    /**
     * The mean accuracy of all kinds, each with the same weight, without the plain one.
     *
     * @return 0 to 1
     */
    public double average() {
        return kinds.stream()
                .filter(figures -> figures.kind() != RobustnessKind.PLAIN)
                .mapToDouble(KindFigures::accuracy)
                .average()
                .orElseThrow();
    }
}
