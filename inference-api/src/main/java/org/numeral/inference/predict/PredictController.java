package org.numeral.inference.predict;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.multipart.MultipartBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.numeral.inference.error.Problem;
import reactor.core.publisher.Mono;

/** Predictions for programs. */
@Controller("/predict")
@Tag(name = "prediction")
final class PredictController {

    private final Predictor predictor;

    PredictController(Predictor predictor) {
        this.predictor = predictor;
    }

    /**
     * Recognises the digit in a picture.
     *
     * @param body the upload
     * @return the digit with its probability and those of all others
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "predict",
            summary = "Recognises the digit in a picture",
            description =
                    "Send one picture in the part \"file\": curl -F file=@digit.png …/predict."
                            + " If the picture does not look like a digit, recognised is false and"
                            + " prediction is the best guess.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PredictForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The digit, or the best guess if recognised is false",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PredictionResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Not exactly one part named \"file\", or no readable multipart body",
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
            description = "Not multipart/form-data, or not a picture of a known format",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "422",
            description = "A damaged picture, or one without ink",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "No model yet, or too busy; Retry-After says when to try again",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "504",
            description = "No answer within the deadline",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    Mono<PredictionResponse> predict(@Body MultipartBody body) {
        return predictor.predict(body).map(PredictionResponse::of);
    }
}
