package org.numeral.training.data.mnist;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.numeral.training.data.DatasetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process at a time repair and fill a cache, so that two of them do not download the same
 * files twice. The cache is right without it too: where a file system knows no locks, or another
 * process holds the lock for too long, work goes on unlocked.
 */
final class CacheLock {

    private static final Logger LOG = LoggerFactory.getLogger(CacheLock.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** File locks are held by a process; this one is for its threads. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private CacheLock() {}

    /** What is done under the lock. */
    interface Action {
        void run() throws DatasetException;
    }

    static void with(Path folder, Action action) throws DatasetException {
        THREADS.lock();
        try (FileChannel channel = open(folder)) {
            // closing the channel gives the lock back
            if (!acquire(channel)) {
                LOG.warn("{} is still in use by another process; going on all the same", folder);
            }
            action.run();
        } catch (IOException e) {
            throw new DatasetException(
                    "The lock of the MNIST cache " + folder + " failed: " + e, e);
        } finally {
            THREADS.unlock();
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean acquire(FileChannel channel) throws DatasetException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (System.nanoTime() < deadline) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return true;
                }
            } catch (IOException e) {
                LOG.warn("This file system has no locks ({}); going on without", e.toString());
                return true;
            }
            if (!told) {
                LOG.info("Waiting for another process that is filling the cache");
                told = true;
            }
            pause();
        }
        return false;
    }

    private static void pause() throws DatasetException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException("Interrupted while waiting for the MNIST cache", e);
        }
    }
}
