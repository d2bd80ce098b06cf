package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import reactor.core.publisher.Mono;

/**
 * What became of one of several pictures.
 *
 * @param name that the client gave to its file, or null
 * @param answer or null
 * @param failure or null; one of the two is there
 */
record Outcome(@Nullable String name, @Nullable DigitAnswer answer, @Nullable Throwable failure) {

    static Mono<Outcome> of(@Nullable String name, Mono<DigitAnswer> answer) {
        return answer.map(found -> new Outcome(name, found, null))
                .onErrorResume(failure -> Mono.just(new Outcome(name, null, failure)));
    }
}
