package org.numeral.inference.feedback;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.multipart.MultipartBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import org.numeral.inference.access.Guarded;
import org.numeral.inference.error.Problem;
import org.numeral.inference.upload.Upload;
import org.numeral.inference.upload.UploadReader;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes corrections. */
@Controller("/feedback")
@Guarded
@Tag(name = "feedback")
@ApiResponse(responseCode = "204", description = "Picture and digit are kept")
@ApiResponse(
        responseCode = "400",
        description = "No digit, or not exactly one picture",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "404",
        description = "This service keeps no corrections, which is the default",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "413",
        description = "More than 20 MB or 50 megapixels",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "415",
        description = "Another content type, or not a picture of a known format",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "422",
        description = "A damaged picture",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "507",
        description = "As many corrections are kept as may be, or it cannot be written",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class FeedbackController {

    private final FeedbackStore store;
    private final UploadReader uploads;
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);

    /** One at a time: a large picture takes memory that predictions need, and nobody waits. */
    private final Scheduler scheduler = Schedulers.newSingle("feedback", true);

    FeedbackController(FeedbackStore store, UploadReader uploads) {
        this.store = store;
        this.uploads = uploads;
    }

    /**
     * Keeps a picture with the digit that it shows, to train with later.
     *
     * @param digit that the picture shows, 0 to 9
     * @param body the upload
     * @return when it is kept
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "feedback",
            summary = "Keeps a picture with its right digit",
            description = "Off unless NUMERAL_FEEDBACK_DIRECTORY is set")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(ref = "#/components/schemas/PredictForm")))
    Mono<Void> keep(
            @Nullable
                    @QueryValue
                    @Parameter(
                            required = true,
                            description = "The digit that the picture shows",
                            example = "7",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "9"))
                    String digit,
            @Body MultipartBody body) {
        return uploads.readOne(body)
                .flatMap(
                        upload ->
                                Mono.<Void>fromCallable(() -> keep(digit, upload))
                                        .subscribeOn(scheduler)
                                        .doFinally(signal -> upload.discard()));
    }

    private Void keep(@Nullable String digit, Upload upload) throws IOException, ImageException {
        store.require();
        if (digit == null || !digit.matches("[0-9]")) {
            throw new UnusableFeedbackException(digit == null ? "" : digit);
        }
        store.keep(digit.charAt(0) - '0', decoder.decode(upload.read()));
        return null;
    }

    /** Ends the thread. */
    @PreDestroy
    void close() {
        scheduler.dispose();
    }
}
