package org.numeral.inference.body;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all bodies that are in memory. Nobody waits for memory: a client that sends
 * slowly would hold up all others.
 */
@Singleton
final class BodyMemory {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyMemory(BodyConfiguration configuration) {
        this.most = configuration.bytes();
    }

    /**
     * Sets memory aside.
     *
     * @param bytes not negative
     * @throws BodyMemoryException if the others leave less
     */
    void take(long bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new BodyMemoryException();
        }
    }

    /**
     * Looks whether there is memory, and takes none: a client may say that it sends much, and never
     * do it.
     *
     * @param bytes that are announced
     * @throws BodyMemoryException if the others leave less
     */
    void check(long bytes) {
        if (taken.get() + bytes > most) {
            throw new BodyMemoryException();
        }
    }

    /** Gives memory back. */
    void release(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** What is set aside now, in bytes. */
    long taken() {
        return taken.get();
    }
}
