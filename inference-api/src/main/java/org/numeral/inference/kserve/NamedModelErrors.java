package org.numeral.inference.kserve;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API documents say of operations that name a model. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "404",
        description = "Another model than the one that is served, or another version of it",
        content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
        responseCode = "503",
        description = "No model yet, or too busy; Retry-After says when to try again",
        content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@interface NamedModelErrors {}
