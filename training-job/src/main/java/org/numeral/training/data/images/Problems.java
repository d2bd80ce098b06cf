package org.numeral.training.data.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.numeral.training.data.DatasetException;

/** What is wrong with a folder, collected so that all of it can be put right at once. */
final class Problems {

    /** More would scroll the first ones away. */
    static final int SHOWN = 20;

    private final List<String> all = new ArrayList<>();

    void add(String problem) {
        all.add(problem);
    }

    int count() {
        return all.size();
    }

    /**
     * Reports what was collected, if anything.
     *
     * @param folder that was read
     * @throws DatasetException with the first problems and the number of the others
     */
    void report(Path folder) throws DatasetException {
        if (all.isEmpty()) {
            return;
        }
        String shown =
                all.stream().limit(SHOWN).map("%n  %s"::formatted).collect(Collectors.joining());
        String more = all.size() > SHOWN ? "%n  and %,d more".formatted(all.size() - SHOWN) : "";
        throw new DatasetException(
                "The pictures in %s cannot be used; correct or remove what is named here:%s%s"
                        .formatted(folder, shown, more));
    }
}
