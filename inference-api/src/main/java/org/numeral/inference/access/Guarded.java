package org.numeral.inference.access;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.numeral.inference.error.Problem;

/**
 * What the API documents say of guarded operations. It guards nothing itself: every route is
 * guarded that {@link OpenRoutes} does not name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@SecurityRequirement(name = Guarded.BEARER)
@SecurityRequirement(name = Guarded.HEADER)
@ApiResponse(
        responseCode = "401",
        description = "No API key, or an unknown one, where the service asks for one",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "429",
        description = "More requests than one client may send, where that is limited",
        headers =
                @Header(
                        name = "Retry-After",
                        description = "Seconds to wait",
                        schema = @Schema(type = "integer")),
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public @interface Guarded {

    /** The security scheme of a key in the Authorization header. */
    String BEARER = "bearer";

    /** The security scheme of a key in a header of its own. */
    String HEADER = "apiKey";
}
