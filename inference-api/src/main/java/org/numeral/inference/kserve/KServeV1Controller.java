package org.numeral.inference.kserve;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.numeral.inference.body.BodyReceiver;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.inference.predict.Predictor;
import org.numeral.model.digit.DigitImage;
import reactor.core.publisher.Mono;

/** KServe's first protocol. */
@Controller("/v1/models")
@Tag(name = "kserve v1")
final class KServeV1Controller {

    private final ServedNames names;
    private final Predictor predictor;
    private final BodyReceiver bodies;
    private final TensorLimit limit;

    KServeV1Controller(
            ServedNames names, Predictor predictor, BodyReceiver bodies, TensorLimit limit) {
        this.names = names;
        this.predictor = predictor;
        this.bodies = bodies;
        this.limit = limit;
    }

    /**
     * What can be asked.
     *
     * @param models names
     */
    @Serdeable
    record Models(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[\"numeral\"]")
                    List<String> models) {}

    /**
     * Whether a model can answer.
     *
     * @param name of the model
     * @param ready always true in an answer
     */
    @Serdeable
    record Status(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean ready) {}

    /**
     * Pictures.
     *
     * @param instances each 784 numbers, flat or in 28 rows, 0 for paper to 1 for ink
     */
    @Schema(name = "V1Request")
    record Request(List<List<Float>> instances) {}

    /**
     * Answers.
     *
     * @param predictions in the order of the pictures
     */
    @Serdeable
    @Schema(name = "V1Response")
    record Response(List<Digit> predictions) {}

    /**
     * One answer.
     *
     * @param digit 0 to 9
     * @param recognised whether the picture looks like a digit
     * @param probabilities of the digits 0 to 9
     */
    @Serdeable
    @Schema(name = "V1Digit")
    record Digit(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "7") int digit,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true")
                    boolean recognised,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example =
                                    "[0.0001, 0.0002, 0.0005, 0.0001, 0.0001, 0.0001, 0.0001, 0.9985, 0.0002, 0.0001]")
                    List<Float> probabilities) {

        static Digit of(DigitAnswer answer) {
            return new Digit(
                    answer.prediction().best().digit(),
                    answer.recognised(),
                    answer.prediction().probabilities());
        }
    }

    /**
     * The models' names.
     *
     * @return one name
     */
    @GuardedProtocol
    @Get
    Models models() {
        return new Models(List.of(names.name()));
    }

    /**
     * Says whether a model is served.
     *
     * @param model its name
     * @return true
     */
    @Get("/{model}")
    @NamedModelErrors
    Status status(@Parameter(example = "numeral") String model) {
        names.require(model);
        return new Status(model, true);
    }

    /**
     * Recognises the digits in pictures.
     *
     * @param model its name
     * @param request whose body is JSON, whatever its content type says
     * @return an answer for each
     */
    @GuardedProtocol
    @NamedModelErrors
    @TensorErrors
    @Post(value = "/{model}:predict", consumes = MediaType.ALL)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Request.class)))
    Mono<Response> predict(@Parameter(example = "numeral") String model, HttpRequest<?> request) {
        names.require(model);
        return bodies.receive(
                request,
                limit.body(),
                body -> {
                    List<DigitImage> images = images(body.take());
                    return names.use(
                            model,
                            served ->
                                    predictor
                                            .predictAll(images, served)
                                            .map(KServeV1Controller::response));
                });
    }

    private List<DigitImage> images(byte[] body) {
        PictureCollector pictures = new PictureCollector(ElementType.FP32, limit.pictures());
        if (!ProtocolJson.numbers(
                new InferenceBody(body, body.length), "/instances", pictures::add)) {
            throw new UnusableTensorException(
                    "\"instances\" must be a list of pictures of 784 numbers from 0 to 1.");
        }
        return pictures.images();
    }

    private static Response response(List<DigitAnswer> answers) {
        return new Response(answers.stream().map(Digit::of).toList());
    }
}
