package org.numeral.inference.report;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** A model without a report: 404. */
@Singleton
final class NoReportHandler implements ExceptionHandler<NoReportException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(HttpStatus.NOT_FOUND, "no-report", "No report");

    private final ProblemResponses problems;

    NoReportHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NoReportException exception) {
        return problems.of(request, KIND, exception);
    }
}
