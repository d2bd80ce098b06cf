package org.numeral.training.data.images;

/** Of many names, the first one by the alphabet and how many there are: enough for a message. */
final class Names {

    private String first;
    private int count;

    void add(String name) {
        if (first == null || name.compareTo(first) < 0) {
            first = name;
        }
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    String first() {
        return first;
    }

    /** Such as "a.png and 3 more". */
    @Override
    public String toString() {
        return count == 1 ? first : "%s and %,d more".formatted(first, count - 1);
    }
}
