package org.numeral.inference.predict;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Ends what takes too long. */
@Singleton
final class Deadline {

    private final PredictConfiguration configuration;

    Deadline(PredictConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * An answer within the deadline.
     *
     * @param answer of the pools
     * @return the same on another thread, or {@link DeadlineExceededException}
     */
    <T> Mono<T> within(Mono<T> answer) {
        return answer.timeout(
                        configuration.deadline(),
                        Mono.error(() -> new DeadlineExceededException(configuration.deadline())))
                .onErrorMap(CompletionException.class, Throwable::getCause)
                // the inference threads must not spend their time on writing responses
                .publishOn(Schedulers.parallel());
    }
}
