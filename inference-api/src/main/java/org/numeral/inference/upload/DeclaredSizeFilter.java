package org.numeral.inference.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;

/**
 * Refuses an upload by its declared length before any of it is read. What still arrives is dropped
 * as it comes, so that the client, which may first send everything, gets the answer.
 *
 * <p>Micronaut's own check of the declared length would stop reading instead: a client that sends
 * before it listens, such as Java's, would then wait until the connection is cut.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class DeclaredSizeFilter {

    private final long maxBytes;

    DeclaredSizeFilter(HttpServerConfiguration server) {
        this.maxBytes = server.getMaxRequestSize();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getContentLength() > maxBytes) {
            throw new ContentLengthExceededException(maxBytes, request.getContentLength());
        }
    }
}
