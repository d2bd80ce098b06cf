package org.numeral.training.report;

import java.util.List;

/**
 * A table of the report; the first cell of each row is its header.
 *
 * @param caption what it shows
 * @param head of the columns
 * @param rows as many cells each
 * @param numbers whether its cells are numbers, to be aligned on the right
 */
record Table(String caption, List<String> head, List<List<String>> rows, boolean numbers) {

    Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException(
                        "a row of \"%s\" has %d cells, not %d"
                                .formatted(caption, row.size(), head.size()));
            }
        }
    }
}
