package org.numeral.inference.kserve;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.inference.predict.PredictConfiguration;
import org.numeral.inference.predict.Predictor;
import reactor.core.publisher.Mono;

/** KServe's first protocol. */
@Controller("/v1/models")
@Tag(name = "kserve v1")
final class KServeV1Controller {

    private final ServedNames names;
    private final Predictor predictor;
    private final int most;

    KServeV1Controller(ServedNames names, Predictor predictor, PredictConfiguration configuration) {
        this.names = names;
        this.predictor = predictor;
        this.most = configuration.mostPictures();
    }

    /**
     * What can be asked.
     *
     * @param models names
     */
    @Serdeable
    record Models(List<String> models) {}

    /**
     * Whether a model can answer.
     *
     * @param name of the model
     * @param ready always true in an answer
     */
    @Serdeable
    record Status(String name, boolean ready) {}

    /**
     * Pictures.
     *
     * @param instances each 784 numbers, flat or in 28 rows, 0 for paper to 1 for ink
     */
    @Serdeable
    @Schema(name = "V1Request")
    record Request(@Nullable @ArraySchema(schema = @Schema(type = "array")) JsonNode instances) {}

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
    record Digit(int digit, boolean recognised, List<Float> probabilities) {

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
    Status status(String model) {
        names.require(model);
        return new Status(model, true);
    }

    /**
     * Recognises the digits in pictures.
     *
     * @param model its name
     * @param request the pictures
     * @return an answer for each
     */
    @GuardedProtocol
    @Post("/{model}:predict")
    Mono<Response> predict(String model, @Body Request request) {
        return names.use(model, served -> predict(served, request));
    }

    private Mono<Response> predict(ServedModel model, Request request) {
        if (request.instances() == null || !request.instances().isArray()) {
            throw new UnusableTensorException(
                    "\"instances\" must be a list of pictures of 784 numbers from 0 to 1.");
        }
        return predictor
                .predictAll(
                        PictureTensor.read(request.instances(), PictureTensor.Type.FP32, most),
                        model)
                .map(answers -> new Response(answers.stream().map(Digit::of).toList()));
    }
}
