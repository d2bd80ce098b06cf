package org.numeral.inference.body;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receives bodies without holding a thread while they arrive. */
@Singleton
public final class BodyReceiver {

    private final BodyMemory memory;

    BodyReceiver(BodyMemory memory) {
        this.memory = memory;
    }

    /**
     * Receives the body of a request and answers it. A body that is too long, or for which there is
     * no memory, is refused by its declared length, else as soon as it turns out to be; what still
     * arrives is dropped as it comes.
     *
     * @param <T> the answer
     * @param request whose body nobody else reads
     * @param limit of the body
     * @param task answers; afterwards the body's memory is freed
     * @return the answer; or {@link BodyTooLargeException}, {@link BodyMemoryException}
     */
    public <T> Mono<T> receive(
            HttpRequest<?> request, BodyLimit limit, Function<ReceivedBody, Mono<T>> task) {
        if (request.getContentLength() > limit.bytes()) {
            return Mono.error(new BodyTooLargeException(limit));
        }
        ServerHttpRequest<?> received = (ServerHttpRequest<?>) request;
        return Mono.using(
                () -> {
                    memory.check(Math.max(0, request.getContentLength() - ReceivedBody.UNCOUNTED));
                    return new ReceivedBody(limit, memory);
                },
                body ->
                        Flux.from(received.byteBody().toByteArrayPublisher())
                                .doOnNext(body::add)
                                .then(Mono.defer(() -> task.apply(body))),
                ReceivedBody::close);
    }
}
