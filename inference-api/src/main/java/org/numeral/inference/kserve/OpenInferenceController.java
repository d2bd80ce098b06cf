package org.numeral.inference.kserve;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.numeral.model.runtime.BuildInfo;
import reactor.core.publisher.Mono;

/** The Open Inference Protocol over REST, with two extensions of Triton's. */
@Controller("/v2")
@Tag(name = "open inference protocol")
@ApiResponse(
        responseCode = "400",
        description = "A request that cannot be used, or not ready",
        content = @Content(schema = @Schema(implementation = ErrorBody.class)))
final class OpenInferenceController {

    private static final String MODEL = "/models/{model}";
    private static final String VERSION = MODEL + "/versions/{version}";

    /** As Triton names them in its protocol documents. */
    private static final List<String> EXTENSIONS = List.of("binary_tensor_data", "classification");

    private final ServedNames names;
    private final Inference inference;

    OpenInferenceController(ServedNames names, Inference inference) {
        this.names = names;
        this.inference = inference;
    }

    /**
     * The server's metadata.
     *
     * @param name of the software
     * @param version of the software
     * @param extensions of the protocol
     */
    @Serdeable
    record Server(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.1.0") String version,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"binary_tensor_data\", \"classification\"]")
                    List<String> extensions) {}

    /**
     * Whether the server works.
     *
     * @param live false if it should be started anew
     */
    @Serdeable
    record Live(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean live) {}

    /**
     * Whether it can answer.
     *
     * @param ready whether there is a model
     */
    @Serdeable
    record Ready(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean ready) {}

    /**
     * Whether a model can answer.
     *
     * @param name of the model
     * @param ready always true in an answer
     */
    @Serdeable
    record ModelReady(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean ready) {}

    /**
     * The server's metadata.
     *
     * @return name and version of the software
     */
    @GuardedProtocol
    @Get
    Server server() {
        return new Server("numeral", BuildInfo.current().version(), EXTENSIONS);
    }

    /**
     * Says whether the server works: 200, or 400 if it should be started anew.
     *
     * @return whether it does
     */
    @Get("/health/live")
    HttpResponse<Live> live() {
        boolean live = names.live();
        return HttpResponse.status(live ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .body(new Live(live));
    }

    /**
     * Says whether the server has a model: 200, or 400 as the protocol wants it.
     *
     * @return whether it has
     */
    @Get("/health/ready")
    HttpResponse<Ready> ready() {
        boolean ready = names.ready();
        return HttpResponse.status(ready ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .body(new Ready(ready));
    }

    /**
     * What the model takes and gives.
     *
     * @param model its name
     * @return its tensors
     */
    @GuardedProtocol
    @NamedModelErrors
    @Get(MODEL)
    ModelMetadataResponse metadata(@Parameter(example = "numeral") String model) {
        return ModelMetadataResponse.of(model, names.require(model));
    }

    /**
     * What a version of the model takes and gives.
     *
     * @param model its name
     * @param version its id
     * @return its tensors
     */
    @GuardedProtocol
    @NamedModelErrors
    @Get(VERSION)
    ModelMetadataResponse metadata(
            @Parameter(example = "numeral") String model,
            @Parameter(example = "20261128-072631-b332") String version) {
        return ModelMetadataResponse.of(model, names.require(model, version));
    }

    /**
     * Says whether the model is served.
     *
     * @param model its name
     * @return true
     */
    @NamedModelErrors
    @Get(MODEL + "/ready")
    ModelReady ready(@Parameter(example = "numeral") String model) {
        names.require(model);
        return new ModelReady(model, true);
    }

    /**
     * Says whether a version of the model is served.
     *
     * @param model its name
     * @param version its id
     * @return true
     */
    @NamedModelErrors
    @Get(VERSION + "/ready")
    ModelReady ready(
            @Parameter(example = "numeral") String model,
            @Parameter(example = "20261128-072631-b332") String version) {
        names.require(model, version);
        return new ModelReady(model, true);
    }

    /**
     * Recognises the digits in the pictures of a tensor.
     *
     * @param model its name
     * @param request whose body is JSON, whatever its content type says, and the tensor's bytes
     *     after it if Inference-Header-Content-Length says how long the JSON is
     * @return probabilities and digits
     */
    @GuardedProtocol
    @NamedModelErrors
    @TensorErrors
    @Post(value = MODEL + "/infer", consumes = MediaType.ALL, produces = MediaType.ALL)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InferenceRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "JSON, and after it the outputs that are wanted as bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InferenceResponse.class)))
    Mono<HttpResponse<?>> infer(
            @Parameter(example = "numeral") String model, HttpRequest<?> request) {
        names.require(model);
        return inference.infer(request, task -> names.use(model, task));
    }

    /**
     * Recognises the digits in the pictures of a tensor, by one version.
     *
     * @param model its name
     * @param version its id
     * @param request as without a version
     * @return probabilities and digits
     */
    @GuardedProtocol
    @NamedModelErrors
    @TensorErrors
    @Post(value = VERSION + "/infer", consumes = MediaType.ALL, produces = MediaType.ALL)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InferenceRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "JSON, and after it the outputs that are wanted as bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InferenceResponse.class)))
    Mono<HttpResponse<?>> infer(
            @Parameter(example = "numeral") String model,
            @Parameter(example = "20261128-072631-b332") String version,
            HttpRequest<?> request) {
        names.require(model, version);
        return inference.infer(request, task -> names.use(model, version, task));
    }
}
