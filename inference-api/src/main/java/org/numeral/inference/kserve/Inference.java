package org.numeral.inference.kserve;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.numeral.inference.body.BodyReceiver;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.predict.Predictor;
import org.numeral.model.digit.DigitImage;
import reactor.core.publisher.Mono;

/** From the body of an inference request to its answer. */
@Singleton
final class Inference {

    private final ServedNames names;
    private final Predictor predictor;
    private final BodyReceiver bodies;
    private final ProtocolJson json;
    private final TensorLimit limit;

    Inference(
            ServedNames names,
            Predictor predictor,
            BodyReceiver bodies,
            ProtocolJson json,
            TensorLimit limit) {
        this.names = names;
        this.predictor = predictor;
        this.bodies = bodies;
        this.json = json;
        this.limit = limit;
    }

    /**
     * Answers a request.
     *
     * @param request whose body nobody else reads
     * @param use computes with the model that the request names, once all of the body is there: a
     *     slow client must not hold a model
     * @return JSON, or JSON and bytes
     */
    Mono<HttpResponse<?>> infer(
            HttpRequest<?> request,
            Function<Function<ServedModel, Mono<HttpResponse<?>>>, Mono<HttpResponse<?>>> use) {
        return bodies.receive(
                request,
                limit.body(),
                received -> {
                    InferenceBody body =
                            InferenceBody.of(
                                    received.take(),
                                    request.getHeaders().getAll(InferenceBody.HEADER));
                    InferenceRequest asked = json.request(body);
                    List<WantedOutput> outputs = WantedOutput.of(asked);
                    List<DigitImage> images = PictureTensor.read(asked, body, limit.pictures());
                    return use.apply(model -> answer(model, asked.id(), outputs, images));
                });
    }

    private Mono<HttpResponse<?>> answer(
            ServedModel model, String id, List<WantedOutput> outputs, List<DigitImage> images) {
        return predictor
                .predictAll(images, model)
                .map(
                        answers ->
                                new InferenceAnswer(names.name(), model.id(), id, outputs, answers)
                                        .response(json));
    }
}
