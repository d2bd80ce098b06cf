package org.numeral.inference.upload;

import io.micronaut.http.multipart.CompletedPart;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.MonoSink;

/**
 * Collects the parts of a form and refuses it as soon as it has too many of one kind. It goes on
 * taking parts after that, and after a cancellation, only to free them: cancelling the form itself
 * would leave the temporary file of a part that is half there.
 *
 * @param <T> what is made of the parts
 */
final class PartCollector<T> extends BaseSubscriber<CompletedPart> {

    private final MonoSink<T> sink;
    private final Predicate<List<CompletedPart>> tooMany;
    private final Function<List<CompletedPart>, T> result;
    private final List<CompletedPart> parts = new ArrayList<>();
    private boolean done;

    /**
     * A collector.
     *
     * @param sink gets the result, or what was thrown instead
     * @param tooMany whether the parts so far are more than can be used
     * @param result of the parts, each of which it keeps or frees; may throw
     */
    PartCollector(
            MonoSink<T> sink,
            Predicate<List<CompletedPart>> tooMany,
            Function<List<CompletedPart>, T> result) {
        this.sink = sink;
        this.tooMany = tooMany;
        this.result = result;
        sink.onCancel(this::free);
    }

    @Override
    protected void hookOnNext(CompletedPart part) {
        if (!keep(part)) {
            Parts.discard(part);
        } else if (tooMany.test(parts)) {
            finish();
        }
    }

    @Override
    protected void hookOnComplete() {
        finish();
    }

    /**
     * Netty fails with an undeclared exception where a parameter of a part's header lacks its
     * value. And where it says what is wrong, Micronaut may fail in freeing the parts so far, and
     * hide it.
     */
    private static Throwable readable(Throwable failure) {
        return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                .filter(PartCollector::isUnreadableForm)
                .findFirst()
                .<Throwable>map(ErrorDataDecoderException::new)
                .orElse(failure);
    }

    private static boolean isUnreadableForm(Throwable failure) {
        return failure instanceof ErrorDataDecoderException
                || failure instanceof IndexOutOfBoundsException;
    }

    @Override
    protected void hookOnError(Throwable failure) {
        free();
        sink.error(readable(failure)); // dropped if there was an answer before
    }

    private synchronized boolean keep(CompletedPart part) {
        return !done && parts.add(part);
    }

    private synchronized List<CompletedPart> take() {
        done = true;
        List<CompletedPart> all = List.copyOf(parts);
        parts.clear();
        return all;
    }

    private synchronized boolean isDone() {
        return done;
    }

    private void free() {
        take().forEach(Parts::discard);
    }

    private void finish() {
        if (isDone()) {
            return;
        }
        try {
            sink.success(result.apply(take()));
        } catch (UnusableUploadException e) {
            sink.error(e);
        }
    }
}
