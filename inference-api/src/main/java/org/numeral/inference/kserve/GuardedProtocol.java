package org.numeral.inference.kserve;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.numeral.inference.access.Guarded;

/** What the API documents say of guarded operations of these protocols; see {@link Guarded}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@SecurityRequirement(name = Guarded.BEARER)
@SecurityRequirement(name = Guarded.HEADER)
@ApiResponse(
        responseCode = "401",
        description = "No API key, or an unknown one, where the service asks for one",
        content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
        responseCode = "429",
        description = "More requests than one client may send, where that is limited",
        headers =
                @Header(
                        name = "Retry-After",
                        description = "Seconds to wait",
                        schema = @Schema(type = "integer")),
        content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@interface GuardedProtocol {}
