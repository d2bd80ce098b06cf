package org.numeral.inference.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request with a problem: what all exception handlers share. */
@Singleton
public final class ProblemResponses {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    private final ErrorResponseProcessor<?> processor;
    private final ProblemCounter counter;

    ProblemResponses(ErrorResponseProcessor<?> processor, ProblemCounter counter) {
        this.processor = processor;
        this.counter = counter;
    }

    /**
     * The answer to a request that failed.
     *
     * @param request that failed
     * @param kind of problem
     * @param detail what went wrong and what to do about it
     * @return the response, with its body and headers
     */
    public HttpResponse<?> of(HttpRequest<?> request, ProblemKind kind, String detail) {
        counter.count(kind.name());
        MutableHttpResponse<Object> response = HttpResponse.status(kind.status());
        if (kind.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(kind.retryAfterSeconds()));
        }
        return processor.processResponse(
                ErrorContext.builder(request).error(new ProblemError(kind, detail)).build(),
                response);
    }

    /**
     * The answer to a request that failed for a reason that nobody foresaw, which is logged.
     *
     * @param request that failed
     * @param cause of it
     * @return the response, which tells nothing of the cause
     */
    public HttpResponse<?> unexpected(HttpRequest<?> request, Throwable cause) {
        LOG.error("Unexpected error in {} {}", request.getMethod(), request.getPath(), cause);
        return processor.processResponse(
                ErrorContext.builder(request).cause(cause).build(), HttpResponse.serverError());
    }
}
