package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
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
import org.numeral.inference.access.Guarded;
import org.numeral.inference.body.BodyLimit;
import org.numeral.inference.body.BodyReceiver;
import org.numeral.inference.body.ReceivedBody;
import org.numeral.inference.error.Problem;
import org.numeral.inference.upload.UnusableUploadException;
import reactor.core.publisher.Mono;

/** Predictions for programs, one picture a request, in the form that suits the client. */
@Controller("/predict")
@Guarded
@Tag(name = "prediction")
@ApiResponse(
        responseCode = "200",
        description = "The digit, or the best guess if recognised is false",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PredictionResponse.class)))
@ApiResponse(
        responseCode = "400",
        description = "Not exactly one picture, or a body that cannot be read",
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
final class PredictController {

    // the methods are one operation in the API documents
    private static final String ID = "predict";
    private static final String SUMMARY = "Recognises the digit in a picture";
    private static final String DESCRIPTION =
            "Send one picture in the part \"file\": curl -F file=@digit.png …/predict."
                    + " Its file alone as the body, with its image type or as"
                    + " application/octet-stream, will do as well, and so will JSON."
                    + " If the picture does not look like a digit, recognised is false and"
                    + " prediction is the best guess.";

    private final Predictor predictor;
    private final BodyReceiver bodies;
    private final BodyLimit limit;

    PredictController(Predictor predictor, BodyReceiver bodies, PictureLimit limit) {
        this.predictor = predictor;
        this.bodies = bodies;
        this.limit = limit.body();
    }

    /**
     * Recognises the digit in a picture that a form sends.
     *
     * @param body the upload
     * @return the digit with its probability and those of all others
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PredictForm.class)))
    Mono<PredictionResponse> form(@Body MultipartBody body) {
        return predictor.predict(body).map(PredictionResponse::of);
    }

    /**
     * Recognises the digit in a picture that is the whole body.
     *
     * @param request whose body is the picture's file; its first bytes tell its format
     * @return the digit with its probability and those of all others
     */
    @Post(
            consumes = {
                MediaType.IMAGE_PNG,
                MediaType.IMAGE_JPEG,
                MediaType.IMAGE_GIF,
                MediaType.IMAGE_BMP,
                MediaType.IMAGE_WEBP,
                "image/tiff",
                MediaType.APPLICATION_OCTET_STREAM
            })
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            content = {
                @Content(
                        mediaType = "image/*",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = "string", format = "binary"))
            })
    Mono<PredictionResponse> file(HttpRequest<?> request) {
        return bodies.receive(request, limit, this::file).map(PredictionResponse::of);
    }

    private Mono<DigitAnswer> file(ReceivedBody body) {
        if (body.length() == 0) {
            throw new UnusableUploadException(
                    "The body is empty. Send the picture's file, as in: curl --data-binary @digit.png -H 'Content-Type: image/png' <address>/predict");
        }
        return predictor.predict(new Picture.File(body::take));
    }

    /**
     * Recognises the digit in a picture in JSON.
     *
     * @param request whose body has its file in base64, or its pixels
     * @return the digit with its probability and those of all others
     */
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PictureJson.class)))
    Mono<PredictionResponse> json(HttpRequest<?> request) {
        return bodies.receive(
                        request,
                        limit,
                        body -> predictor.predict(PictureJsonReader.one(body.take())))
                .map(PredictionResponse::of);
    }
}
