package org.numeral.inference.error;

import io.micronaut.http.server.exceptions.response.Error;
import java.util.Optional;

/** One problem of a known kind, on its way through Micronaut's error handling. */
record ProblemError(ProblemKind kind, String message) implements Error {

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Optional<String> getTitle() {
        return Optional.of(kind.title());
    }
}
