package org.numeral.inference.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every request an id, which is in its answer and in the log lines that it causes: the trace
 * id of a W3C traceparent if the client sent one, else a new one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter {

    /** The header of the answer. */
    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "numeral.request-id";
    private static final String LOG_KEY = "requestId";

    /** https://www.w3.org/TR/trace-context/#traceparent-header, of any version but the invalid. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-.*");

    private static final int BYTES = 16;

    @RequestFilter
    void identify(HttpRequest<?> request, MutablePropagatedContext context) {
        String id =
                request.getHeaders()
                        .findFirst("traceparent")
                        .map(TRACEPARENT::matcher)
                        .filter(Matcher::matches)
                        .map(match -> match.group(1))
                        .orElseGet(RequestIdFilter::newId);
        request.setAttribute(ATTRIBUTE, id);
        context.add(new MdcPropagationContext(Map.of(LOG_KEY, id)));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(HEADER, id));
    }

    private static String newId() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
