package org.numeral.inference.error;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Describes exceptions for answers that hold several problems in one body. */
@Singleton
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<ProblemHandler<?>> handlers;
    private final ProblemCounter counter;

    Problems(List<ProblemHandler<?>> handlers, ProblemCounter counter) {
        this.handlers = handlers;
        this.counter = counter;
    }

    /**
     * The problem behind an exception.
     *
     * @param exception any; one that no handler knows is logged
     * @param path that was asked for
     * @return the problem
     */
    public Problem describe(Throwable exception, String path) {
        for (ProblemHandler<?> handler : handlers) {
            Optional<Problem> problem = handler.describe(exception, path);
            if (problem.isPresent()) {
                counter.count(handler.kind().name());
                return problem.get();
            }
        }
        return unexpected(exception, path);
    }

    private Problem unexpected(Throwable exception, String path) {
        counter.count("unexpected");
        LOG.error("Unexpected failure of a part of {}", path, exception);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return new Problem(
                Problem.NO_TYPE,
                status.getReason(),
                status.getCode(),
                ProblemFactory.UNEXPECTED,
                path);
    }
}
