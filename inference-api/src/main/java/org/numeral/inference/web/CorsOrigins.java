package org.numeral.inference.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The web sites whose scripts may ask this service, {@code numeral.cors.*}. A wrong setting stops
 * the start.
 *
 * @param origins such as https://example.org, or {@value #ANY} alone for all; none unless set
 */
@ConfigurationProperties("numeral.cors")
@Context
public record CorsOrigins(@Nullable List<String> origins) {

    /** Stands for every origin. */
    static final String ANY = "*";

    /** As browsers send it: https://www.rfc-editor.org/rfc/rfc6454#section-6.2 */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    /** Checks that they are origins. */
    public CorsOrigins {
        origins =
                origins == null
                        ? List.of()
                        : origins.stream().filter(text -> !text.isBlank()).toList();
        for (String origin : origins) {
            boolean any = origin.equals(ANY) && origins.size() == 1;
            if (!any && !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "numeral.cors.origins has \"%s\"; an origin is like https://example.org or http://localhost:3000, in lower case and without a path, or * alone for all"
                                .formatted(origin));
            }
        }
    }
}
