package org.numeral.inference.error;

import io.micronaut.http.HttpStatus;

/**
 * A kind of problem: what is the same each time it happens.
 *
 * @param status the HTTP status
 * @param name of the kind, lower case with hyphens; clients may compare it
 * @param title in a few words for a person
 * @param retryAfterSeconds when trying again makes sense; 0 if the same request fails again
 */
public record ProblemKind(HttpStatus status, String name, String title, int retryAfterSeconds) {

    /**
     * A kind that trying again does not help with.
     *
     * @param status the HTTP status
     * @param name of the kind
     * @param title in a few words
     * @return the kind
     */
    public static ProblemKind of(HttpStatus status, String name, String title) {
        return new ProblemKind(status, name, title, 0);
    }

    /**
     * One such problem.
     *
     * @param detail what went wrong and what to do about it
     * @param path that was asked for
     * @return the problem
     */
    Problem problem(String detail, String path) {
        return new Problem(type(), title, status.getCode(), detail, path);
    }

    /**
     * The type URI of such problems.
     *
     * @return a URN
     */
    public String type() {
        return "urn:numeral:" + name;
    }
}
