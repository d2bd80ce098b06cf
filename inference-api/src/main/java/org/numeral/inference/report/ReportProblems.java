package org.numeral.inference.report;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What requests get that ask for a report that there is not. */
@Factory
final class ReportProblems {

    /** A model without a report. */
    @Singleton
    ProblemHandler<NoReportException> noReport(ProblemResponses responses) {
        return new ProblemHandler<>(
                NoReportException.class,
                ProblemKind.of(HttpStatus.NOT_FOUND, "no-report", "No report"),
                responses);
    }
}
