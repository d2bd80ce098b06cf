package org.numeral.model.store;

import java.util.List;

/**
 * What is in a store.
 *
 * @param versions whole versions, newest first; not verified
 * @param unusable what else is in the folder of versions, by name
 */
public record StoreListing(List<ModelVersion> versions, List<Unusable> unusable) {

    /** Copies the lists. */
    public StoreListing {
        versions = List.copyOf(versions);
        unusable = List.copyOf(unusable);
    }

    /**
     * Something that is not a version, or a broken one. The store never deletes it.
     *
     * @param name of the file or folder
     * @param reason why it cannot be used
     */
    public record Unusable(String name, String reason) {}
}
