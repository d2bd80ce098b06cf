package org.numeral.inference.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import java.util.Optional;
import java.util.function.Function;

/**
 * What requests get that failed with one type of exception. Each feature declares its own as beans.
 *
 * @param <E> the exceptions
 */
public final class ProblemHandler<E extends Throwable>
        implements ExceptionHandler<E, HttpResponse<?>> {

    private final Class<E> type;
    private final ProblemKind kind;
    private final Function<E, String> detail;
    private final ProblemResponses responses;

    /**
     * A handler whose problems say what the exceptions say.
     *
     * @param type of the exceptions; their messages must be meant for users
     * @param kind of problem
     * @param responses makes the answers
     */
    public ProblemHandler(Class<E> type, ProblemKind kind, ProblemResponses responses) {
        this(type, kind, Throwable::getMessage, responses);
    }

    /**
     * A handler.
     *
     * @param type of the exceptions
     * @param kind of problem
     * @param detail what went wrong and what to do about it
     * @param responses makes the answers
     */
    public ProblemHandler(
            Class<E> type,
            ProblemKind kind,
            Function<E, String> detail,
            ProblemResponses responses) {
        this.type = type;
        this.kind = kind;
        this.detail = detail;
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, E exception) {
        return responses.of(request, kind, detail.apply(exception));
    }

    /**
     * The kind of problem.
     *
     * @return the same for all exceptions of the type
     */
    ProblemKind kind() {
        return kind;
    }

    /**
     * The problem behind an exception, for those that answer with several in one body.
     *
     * @param exception any
     * @param path that was asked for
     * @return the problem, or empty if the exception is of another type
     */
    Optional<Problem> describe(Throwable exception, String path) {
        return type.isInstance(exception)
                ? Optional.of(kind.problem(detail.apply(type.cast(exception)), path))
                : Optional.empty();
    }
}
