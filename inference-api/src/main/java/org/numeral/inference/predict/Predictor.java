package org.numeral.inference.predict;

import io.micronaut.http.server.multipart.MultipartBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.upload.Upload;
import org.numeral.inference.upload.UploadReader;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.model.preprocess.PreprocessingResult.Digit;
import org.numeral.model.preprocess.PreprocessingResult.NoInk;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * From an upload to an answer. No thread waits: an upload is received on the event loop, decoded
 * and preprocessed on the decode threads, computed on the inference threads.
 */
@Singleton
public final class Predictor {

    private final ModelService models;
    private final UploadReader uploads;
    private final DecodePool decodePool;
    private final PredictConfiguration configuration;
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    Predictor(
            ModelService models,
            UploadReader uploads,
            DecodePool decodePool,
            PredictConfiguration configuration) {
        this.models = models;
        this.uploads = uploads;
        this.decodePool = decodePool;
        this.configuration = configuration;
    }

    /**
     * Answers a multipart request. Everything that can be wrong arrives as an exception that one of
     * the handlers of this package turns into a problem.
     *
     * @param body of the request
     * @return the answer
     */
    public Mono<DigitAnswer> predict(MultipartBody body) {
        return Mono.fromCallable(models::require)
                .flatMap(model -> uploads.read(body).flatMap(upload -> predict(upload, model)));
    }

    private Mono<DigitAnswer> predict(Upload upload, ServedModel model) {
        return Mono.fromFuture(() -> decodePool.submit(() -> prepare(upload)))
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
                .onErrorMap(CompletionException.class, Throwable::getCause)
                .doFinally(signal -> upload.discard())
                // the inference threads must not spend their time on writing responses
                .publishOn(Schedulers.parallel());
    }

    private Digit prepare(Upload upload) throws IOException, ImageException {
        PreprocessingResult result = preprocessor.process(decoder.decode(upload.read()));
        if (result instanceof NoInk none) {
            throw new NoInkException(none.reason());
        }
        return (Digit) result;
    }
}
