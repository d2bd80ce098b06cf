package org.numeral.inference.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What requests get that may not be answered. */
@Singleton
final class Refusals {

    private static final ProblemKind UNAUTHORIZED =
            ProblemKind.of(HttpStatus.UNAUTHORIZED, "unauthorized", "API key needed");

    private static final String HOW =
            "Send one of this service's keys in the header \"Authorization: Bearer <key>\" or \"X-API-Key: <key>\".";

    private final ProblemResponses problems;

    Refusals(ProblemResponses problems) {
        this.problems = problems;
    }

    /** 401, with the challenge of RFC 6750, to a request without a key or with a wrong one. */
    HttpResponse<?> unauthorized(HttpRequest<?> request, boolean keyPresented) {
        return problems.of(
                        request,
                        UNAUTHORIZED,
                        (keyPresented ? "The API key is not known. " : "An API key is needed. ")
                                + HOW)
                .toMutableResponse()
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"numeral\""
                                + (keyPresented ? ", error=\"invalid_token\"" : ""));
    }

    /** 429, with the seconds to wait in Retry-After. */
    HttpResponse<?> tooMany(HttpRequest<?> request, Duration wait) {
        int seconds = (int) wait.plusSeconds(1).minusNanos(1).toSeconds();
        return problems.of(
                request,
                new ProblemKind(
                        HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "Too many requests", seconds),
                "This client sends more requests than it may. Try again in %d s, and more slowly."
                        .formatted(seconds));
    }
}
