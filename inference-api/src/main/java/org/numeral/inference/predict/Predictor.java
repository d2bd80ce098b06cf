package org.numeral.inference.predict;

import io.micronaut.http.server.multipart.MultipartBody;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.numeral.inference.metrics.DriftMetrics;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.metrics.Stage;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.upload.Upload;
import org.numeral.inference.upload.UploadReader;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.model.preprocess.PreprocessingResult.Digit;
import org.numeral.model.preprocess.PreprocessingResult.NoInk;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * From a picture to an answer. No thread waits: an upload is received on the event loop, decoded
 * and preprocessed on the decode threads, computed on the inference threads. Everything that can be
 * wrong arrives as an exception that the problem handlers know.
 */
@Singleton
public final class Predictor {

    private final ModelService models;
    private final UploadReader uploads;
    private final DecodePool decodePool;
    private final PredictConfiguration configuration;
    private final PredictionMetrics metrics;
    private final DriftMetrics drift;
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    Predictor(
            ModelService models,
            UploadReader uploads,
            DecodePool decodePool,
            PredictConfiguration configuration,
            PredictionMetrics metrics,
            DriftMetrics drift) {
        this.models = models;
        this.uploads = uploads;
        this.decodePool = decodePool;
        this.configuration = configuration;
        this.metrics = metrics;
        this.drift = drift;
    }

    /**
     * Answers a multipart request with one picture.
     *
     * @param body of the request
     * @return the answer
     */
    public Mono<DigitAnswer> predict(MultipartBody body) {
        return models.use(
                model ->
                        uploads.readOne(body)
                                .flatMap(
                                        upload ->
                                                ifRoom(
                                                        List.of(upload),
                                                        () -> predict(upload, model))));
    }

    /**
     * Answers a multipart request with several pictures, all by the same model.
     *
     * @param body of the request
     * @param most pictures that are accepted
     * @return an answer or an exception for each, in the order of the parts
     */
    Mono<List<Outcome>> predictAll(MultipartBody body, int most) {
        return models.use(
                model ->
                        uploads.readAll(body, most)
                                .flatMap(list -> ifRoom(list, () -> outcomes(list, model))));
    }

    private Mono<List<Outcome>> outcomes(List<Upload> list, ServedModel model) {
        return Flux.fromIterable(list)
                .flatMapSequential(
                        upload -> Outcome.of(upload.name().orElse(null), predict(upload, model)),
                        list.size())
                .collectList();
    }

    /**
     * Answers for several pictures, all by the same model.
     *
     * @param pictures one or more; what getting one throws is its outcome
     * @return an answer or an exception for each, in order
     */
    Mono<List<Outcome>> predictAll(List<Supplier<Picture>> pictures) {
        return use(
                model ->
                        Flux.fromIterable(pictures)
                                .flatMapSequential(
                                        picture ->
                                                Outcome.of(
                                                        null,
                                                        Mono.fromSupplier(picture)
                                                                .flatMap(
                                                                        got ->
                                                                                predict(
                                                                                        got,
                                                                                        model))),
                                        pictures.size())
                                .collectList());
    }

    /**
     * Answers for several pictures that are in the network's form already.
     *
     * @param images one or more
     * @param model that is to answer, in {@link ModelService#use use}
     * @return an answer for each, in order; or the first exception
     */
    public Mono<List<DigitAnswer>> predictAll(List<DigitImage> images, ServedModel model) {
        return Flux.fromIterable(images)
                .flatMapSequential(
                        image -> predict(new Picture.Pixels(image), model), images.size())
                .collectList();
    }

    /**
     * Answers for one picture.
     *
     * @param picture however it arrived
     * @return the answer
     */
    Mono<DigitAnswer> predict(Picture picture) {
        return use(model -> predict(picture, model));
    }

    /** Refuses a request that would wait too long. */
    private <T> Mono<T> use(Function<ServedModel, Mono<T>> task) {
        return models.use(
                model -> {
                    decodePool.requireCapacity();
                    return task.apply(model);
                });
    }

    /**
     * The same once the uploads have arrived: an answer before the end of a form costs a client
     * that sends first and reads then its connection.
     */
    private <T> Mono<T> ifRoom(List<Upload> arrived, Supplier<Mono<T>> task) {
        return Mono.defer(
                        () -> {
                            decodePool.requireCapacity();
                            return task.get();
                        })
                .doFinally(signal -> arrived.forEach(Upload::discard));
    }

    private Mono<DigitAnswer> predict(Upload upload, ServedModel model) {
        return predict(new Picture.File(upload::read), model).doFinally(signal -> upload.discard());
    }

    private Mono<DigitAnswer> predict(Picture picture, ServedModel model) {
        return prepared(picture)
                .flatMap(
                        digit ->
                                Mono.fromFuture(() -> model.pool().submit(digit.image()))
                                        .map(
                                                prediction ->
                                                        new DigitAnswer(
                                                                prediction,
                                                                digit.image(),
                                                                digit.steps(),
                                                                model)))
                .timeout(
                        configuration.deadline(),
                        Mono.error(() -> new DeadlineExceededException(configuration.deadline())))
                .doOnNext(this::count)
                .onErrorMap(CompletionException.class, Throwable::getCause)
                // the inference threads must not spend their time on writing responses
                .publishOn(Schedulers.parallel());
    }

    private void count(DigitAnswer answer) {
        metrics.onAnswer(answer.prediction(), answer.recognised());
        drift.onAnswer(answer.prediction(), answer.model().metadata());
    }

    private Mono<Digit> prepared(Picture picture) {
        return picture instanceof Picture.Pixels pixels
                ? Mono.just(new Digit(pixels.image(), List.of()))
                : Mono.fromFuture(() -> decodePool.submit(() -> prepare((Picture.File) picture)));
    }

    private Digit prepare(Picture.File picture) throws IOException, ImageException {
        byte[] file = picture.content().read();
        long start = System.nanoTime();
        BufferedImage image = decoder.decode(file);
        long decoded = System.nanoTime();
        metrics.onStage(Stage.DECODE, decoded - start);
        PreprocessingResult result = preprocessor.process(image);
        metrics.onStage(Stage.PREPROCESS, System.nanoTime() - decoded);
        if (result instanceof NoInk none) {
            throw new NoInkException(none.reason());
        }
        return (Digit) result;
    }
}
