package org.numeral.inference.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Refuses a request without a key, or one too many, before its body is read. A key is the client
 * that is limited; whoever has none is limited by address, those that try keys included.
 *
 * <p>It comes behind the filters that change answers, which therefore see its own, and before the
 * one that measures latency: what is refused is counted as a problem, but makes no histogram faster
 * than the service is.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AccessFilter.ORDER)
final class AccessFilter {

    /** That of {@link ServerFilterPhase#SECURITY}. */
    static final int ORDER = 39_000;

    private static final String KEY_HEADER = "X-API-Key";
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final RateLimiter limiter;
    private final OpenRoutes open;
    private final ClientAddress address;
    private final Refusals refusals;
    private final boolean needed;

    AccessFilter(
            ApiKeys keys,
            RateLimiter limiter,
            OpenRoutes open,
            ClientAddress address,
            Refusals refusals) {
        this.keys = keys;
        this.limiter = limiter;
        this.open = open;
        this.address = address;
        this.refusals = refusals;
        this.needed = keys.required() || limiter.limits();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!needed || open.include(request)) {
            return null;
        }
        OptionalInt key = keys.required() ? key(request) : OptionalInt.empty();
        if (limiter.limits()) {
            Duration wait =
                    limiter.take(key.isPresent() ? "key " + key.getAsInt() : address.of(request));
            if (!wait.isZero()) {
                return refusals.tooMany(request, wait);
            }
        }
        return keys.required() && key.isEmpty()
                ? refusals.unauthorized(request, presented(request).findAny().isPresent())
                : null;
    }

    private OptionalInt key(HttpRequest<?> request) {
        return presented(request)
                .map(keys::find)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static Stream<String> presented(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        return Stream.concat(
                headers
                        .findFirst(HttpHeaders.AUTHORIZATION)
                        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .map(text -> text.substring(SCHEME.length()).strip())
                        .stream(),
                headers.findFirst(KEY_HEADER).map(String::strip).stream());
    }
}
