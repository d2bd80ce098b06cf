package org.numeral.inference.report;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.numeral.inference.access.Guarded;
import org.numeral.inference.error.Problem;
import org.numeral.inference.model.ModelService;
import org.numeral.model.store.ModelVersion;

/** The report of the served model, for people. */
@Controller("/model")
@Guarded
@Tag(name = "service")
final class ReportController {

    private final ModelService models;

    ReportController(ModelService models) {
        this.models = models;
    }

    /**
     * The training report of the model that is served, also if another has been published since.
     *
     * @return report.html, as the training job wrote it
     * @throws IOException if it is there and cannot be read
     */
    @Get(produces = MediaType.TEXT_HTML)
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(
            operationId = "modelReport",
            summary = "The training report of the served model",
            description =
                    "One self-contained page: figures, learning curves, mistakes, how to reproduce the training, model card")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "404",
            description = "The served version was published without a report",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "No model yet; Retry-After says when to try again",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    byte[] report() throws IOException {
        ModelVersion version = models.require().version();
        try {
            return Files.readAllBytes(version.reportFile());
        } catch (NoSuchFileException e) {
            throw new NoReportException(version.id(), e);
        }
    }
}
