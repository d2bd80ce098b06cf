package org.numeral.inference.body;

import java.util.ArrayDeque;
import java.util.Deque;

/** The body of one request, as it arrives and once it is there. */
public final class ReceivedBody {

    /** What is not counted: small requests go through while large ones fill the memory. */
    static final long UNCOUNTED = 16_384;

    private final BodyLimit limit;
    private final BodyMemory memory;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private long length;
    private long counted;

    ReceivedBody(BodyLimit limit, BodyMemory memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /**
     * Keeps what has arrived.
     *
     * @throws BodyTooLargeException if the body is longer than it may be
     * @throws BodyMemoryException if there is no memory for it
     */
    synchronized void add(byte[] chunk) {
        if (length + chunk.length > limit.bytes()) {
            throw new BodyTooLargeException(limit);
        }
        long more = Math.max(0, length + chunk.length - UNCOUNTED) - counted;
        memory.take(more);
        counted += more;
        length += chunk.length;
        chunks.add(chunk);
    }

    /**
     * The length of what arrived.
     *
     * @return bytes, not above the limit
     */
    public synchronized long length() {
        return length;
    }

    /**
     * Hands the whole body over, once; later it is empty. Its memory counts until the request is
     * answered all the same, because what is made of it takes about as much.
     *
     * @return the bytes
     */
    public synchronized byte[] take() {
        int left = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        byte[] whole = new byte[left];
        for (int end = 0; !chunks.isEmpty(); ) {
            byte[] chunk = chunks.poll(); // so that it does not stay in memory twice
            System.arraycopy(chunk, 0, whole, end, chunk.length);
            end += chunk.length;
        }
        return whole;
    }

    /** Frees the memory. */
    synchronized void close() {
        chunks.clear();
        memory.release(counted);
        counted = 0;
    }
}
