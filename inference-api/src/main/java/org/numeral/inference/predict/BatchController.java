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
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.inference.access.Guarded;
import org.numeral.inference.body.BodyLimit;
import org.numeral.inference.body.BodyReceiver;
import org.numeral.inference.error.Problem;
import org.numeral.inference.error.Problems;
import reactor.core.publisher.Mono;

/** Predictions for programs, several pictures a request. */
@Controller("/predict/batch")
@Guarded
@Tag(name = "prediction")
@ApiResponse(
        responseCode = "200",
        description = "An answer or a problem for each picture, in order, all of the same model",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BatchResponse.class)))
@ApiResponse(
        responseCode = "400",
        description = "No picture, too many, or a body that cannot be read",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "413",
        description = "More than 20 MB in all",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "415",
        description = "Another content type",
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
final class BatchController {

    // both methods are one operation in the API documents
    private static final String ID = "predictBatch";
    private static final String SUMMARY = "Recognises the digits in several pictures";
    private static final String DESCRIPTION =
            "Send each picture in a part \"file\": curl -F file=@a.png -F file=@b.png"
                    + " …/predict/batch, or all in JSON. A picture that cannot be used has a"
                    + " problem in its place and does the others no harm.";

    private final Predictor predictor;
    private final Problems problems;
    private final BodyReceiver bodies;
    private final BodyLimit limit;
    private final int most;

    BatchController(
            Predictor predictor,
            Problems problems,
            BodyReceiver bodies,
            PictureLimit limit,
            PredictConfiguration configuration) {
        this.predictor = predictor;
        this.problems = problems;
        this.bodies = bodies;
        this.limit = limit.body();
        this.most = configuration.mostPictures();
    }

    /**
     * Recognises the digits in several pictures that a form sends.
     *
     * @param body the uploads
     * @param request for its path
     * @return an answer or a problem for each
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = BatchForm.class)))
    Mono<BatchResponse> form(@Body MultipartBody body, HttpRequest<?> request) {
        return predictor.predictAll(body, most).map(outcomes -> response(outcomes, request));
    }

    /**
     * Recognises the digits in several pictures in JSON.
     *
     * @param request whose body has the pictures
     * @return an answer or a problem for each
     */
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(operationId = ID, summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchRequest.class)))
    Mono<BatchResponse> json(HttpRequest<?> request) {
        return bodies.receive(
                        request,
                        limit,
                        body -> predictor.predictAll(PictureJsonReader.batch(body.take(), most)))
                .map(outcomes -> response(outcomes, request));
    }

    private BatchResponse response(List<Outcome> outcomes, HttpRequest<?> request) {
        return new BatchResponse(
                IntStream.range(0, outcomes.size())
                        .mapToObj(i -> result(i, outcomes.get(i), request.getPath()))
                        .toList());
    }

    private BatchResponse.Result result(int index, Outcome outcome, String path) {
        return outcome.answer() != null
                ? new BatchResponse.Result(
                        index, outcome.name(), PredictionResponse.of(outcome.answer()), null)
                : new BatchResponse.Result(
                        index, outcome.name(), null, problems.describe(outcome.failure(), path));
    }
}
