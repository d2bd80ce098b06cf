package org.numeral.model.store;

import java.nio.file.Path;

/** Where things are in a store's directory. */
record StoreLayout(Path directory) {

    Path versions() {
        return directory.resolve("versions");
    }

    Path version(String id) {
        return versions().resolve(id);
    }

    /** Folders of the writers that are at work, and of those that were killed. */
    Path staging() {
        return directory.resolve("staging");
    }

    /** Names the current version. */
    Path current() {
        return directory.resolve("current");
    }

    /** Names the versions that were current, one a line, the latest last. */
    Path history() {
        return directory.resolve("history");
    }
}
