package org.numeral.inference.error;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts problems by kind, those within an answer to several pictures included. */
@Singleton
final class ProblemCounter {

    private final MeterRegistry registry;

    ProblemCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One more of a kind. */
    void count(String kind) {
        registry.counter("numeral.problems", "kind", kind).increment();
    }
}
