package org.numeral.inference.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the requests that use a model, so that a model that was replaced is closed after the last
 * of them and not before.
 */
final class ModelLease {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLease.class);

    private final ServedModel model;
    private int users;
    private boolean retired;

    ModelLease(ServedModel model) {
        this.model = model;
    }

    ServedModel model() {
        return model;
    }

    /** Begins a use, which must end with {@link #release}; false if the model was replaced. */
    synchronized boolean acquire() {
        if (retired) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
        closeIfUnused();
    }

    /** Lets no further request in; the model is closed once it is unused. */
    synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && users == 0) {
            // closing waits for the workers, and the caller may be a thread of many requests
            new Thread(this::close, "model-closer").start();
        }
    }

    private void close() {
        model.close();
        if (model.pool().isTerminated()) {
            LOG.info("Closed model {}, which was replaced", model.id());
        } else {
            LOG.warn(
                    "Model {} was replaced, but its memory is kept: a worker hangs in it",
                    model.id());
        }
    }
}
