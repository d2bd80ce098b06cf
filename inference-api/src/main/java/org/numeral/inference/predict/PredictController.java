package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
        description =
                "The digit, or the best guess if recognised is false; with mode=number the number",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(oneOf = {PredictionResponse.class, NumberResponse.class})))
@ApiResponse(
        responseCode = "400",
        description =
                "Not exactly one picture, a body that cannot be read, or parameters that are unknown or do not go together",
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
        description = "A damaged picture, or one without ink or with too many digits",
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
                    + " prediction is the best guess. With mode=number the picture may show several"
                    + " digits in a line, and the answer has each of them with its place;"
                    + " explain=true adds what the answer depends on.";
    private static final String MODE = "What the picture shows: one digit, or a number";
    private static final String EXPLAIN =
            "Whether to explain the answer, which asks the network some hundred times; not with mode=number";

    private final Predictor predictor;
    private final BodyReceiver bodies;
    private final BodyLimit limit;
    private final Answering answering;

    PredictController(
            Predictor predictor, BodyReceiver bodies, PictureLimit limit, Answering answering) {
        this.predictor = predictor;
        this.answering = answering;
        this.bodies = bodies;
        this.limit = limit.body();
    }

    /**
     * Recognises the digit in a picture that is the whole body.
     *
     * @param request whose body is the picture's file; its first bytes tell its format
     * @param mode what the picture shows
     * @param explain whether to explain the answer
     * @return the digit with its probability and those of all others, or the number
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
    Mono<HttpResponse<?>> file(
            HttpRequest<?> request,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = MODE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {Answering.DIGIT, Answering.NUMBER},
                                            defaultValue = Answering.DIGIT))
                    String mode,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = EXPLAIN,
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    String explain) {
        PictureReader<?> reader = answering.of(mode, explain);
        return bodies.receive(request, limit, body -> file(body, reader)).map(HttpResponse::ok);
    }

    private <T> Mono<T> file(ReceivedBody body, PictureReader<T> reader) {
        if (body.length() == 0) {
            throw new UnusableUploadException(
                    "The body is empty. Send the picture's file, as in: curl --data-binary @digit.png -H 'Content-Type: image/png' <address>/predict");
        }
        return predictor.read(new Picture.File(body::take), reader);
    }

    /**
     * Recognises the digit in a picture in JSON.
     *
     * @param request whose body has its file in base64, or its pixels
     * @param mode what the picture shows
     * @param explain whether to explain the answer
     * @return the digit with its probability and those of all others, or the number
     */
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PictureJson.class)))
    Mono<HttpResponse<?>> json(
            HttpRequest<?> request,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = MODE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {Answering.DIGIT, Answering.NUMBER},
                                            defaultValue = Answering.DIGIT))
                    String mode,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = EXPLAIN,
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    String explain) {
        PictureReader<?> reader = answering.of(mode, explain);
        return bodies.receive(
                        request,
                        limit,
                        body -> predictor.read(PictureJsonReader.one(body.take()), reader))
                .map(HttpResponse::ok);
    }

    // the last: its content type is the first in the API document then, and so Swagger UI's choice
    /**
     * Recognises the digit in a picture that a form sends.
     *
     * @param body the upload
     * @param mode what the picture shows
     * @param explain whether to explain the answer
     * @return the digit with its probability and those of all others, or the number
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PredictForm.class)))
    Mono<HttpResponse<?>> form(
            @Body MultipartBody body,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = MODE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {Answering.DIGIT, Answering.NUMBER},
                                            defaultValue = Answering.DIGIT))
                    String mode,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = EXPLAIN,
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    String explain) {
        return predictor.read(body, answering.of(mode, explain)).map(HttpResponse::ok);
    }
}
