package org.numeral.model.store;

/** What a writer has just done; tests stop it, kill it or let another one run there. */
enum PublishStep {
    WORKSPACE_OPENED,
    ABANDONED_REMOVED,
    CONTENT_WRITTEN,
    METADATA_WRITTEN,
    STAGED_AND_SYNCED,
    POINTER_PREPARED,
    VERSION_MOVED,
    VERSION_SYNCED,
    CURRENT_REPLACED,
    CURRENT_SYNCED,
    HISTORY_REPLACED,
    OLD_VERSION_TAKEN_OUT,
    OLD_VERSION_DELETED,
    WORKSPACE_CLOSED
}
