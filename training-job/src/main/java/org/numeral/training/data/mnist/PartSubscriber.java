package org.numeral.training.data.mnist;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes an answer's bytes to a file as they come, and ends the connection if they are too many.
 */
final class PartSubscriber implements BodySubscriber<Void> {

    private final Path part;
    private final boolean append;
    private final long maxBytes;
    private final AtomicLong progress;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private FileChannel channel;
    private long size;

    /**
     * @param part the file
     * @param append whether to keep what it has
     * @param maxBytes that it may have in the end
     * @param progress is raised by the number of bytes received
     */
    PartSubscriber(Path part, boolean append, long maxBytes, AtomicLong progress) {
        this.part = part;
        this.append = append;
        this.maxBytes = maxBytes;
        this.progress = progress;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return result;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        try {
            channel = FileChannel.open(part, WRITE, CREATE, append ? APPEND : TRUNCATE_EXISTING);
            size = channel.size();
            subscription.request(1);
        } catch (IOException e) {
            fail(new PermanentFailure.Storage(e.toString(), e));
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (channel == null || !channel.isOpen()) {
            return; // closed meanwhile
        }
        try {
            for (ByteBuffer buffer : buffers) {
                int length = buffer.remaining();
                if (size + length > maxBytes) {
                    fail(
                            new PermanentFailure.WrongFile(
                                    "sent more than %,d bytes".formatted(maxBytes), null));
                    return;
                }
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                size += length;
                progress.addAndGet(length);
            }
            subscription.request(1);
        } catch (IOException e) {
            fail(new PermanentFailure.Storage(e.toString(), e));
        }
    }

    @Override
    public void onError(Throwable error) {
        close();
        result.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        close();
        result.complete(null);
    }

    private void fail(IOException reason) {
        subscription.cancel();
        onError(reason);
    }

    /** Ends the writing; when this returns the file is no longer touched. */
    synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            result.completeExceptionally(new PermanentFailure.Storage(e.toString(), e));
        }
    }
}
