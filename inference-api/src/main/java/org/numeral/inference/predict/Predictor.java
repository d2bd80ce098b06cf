package org.numeral.inference.predict;

import io.micronaut.http.server.multipart.MultipartBody;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.upload.Upload;
import org.numeral.inference.upload.UploadReader;
import org.numeral.model.digit.DigitImage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
    private final DigitReader digits;

    Predictor(
            ModelService models, UploadReader uploads, DecodePool decodePool, DigitReader digits) {
        this.models = models;
        this.uploads = uploads;
        this.decodePool = decodePool;
        this.digits = digits;
    }

    /**
     * Answers a multipart request with one picture.
     *
     * @param body of the request
     * @return the answer
     */
    public Mono<DigitAnswer> predict(MultipartBody body) {
        return read(body, digits);
    }

    /**
     * Answers a multipart request with one picture.
     *
     * @param <T> the answer
     * @param body of the request
     * @param reader makes the answer
     * @return the answer
     */
    public <T> Mono<T> read(MultipartBody body, PictureReader<T> reader) {
        return models.use(
                model ->
                        uploads.readOne(body)
                                .flatMap(
                                        upload ->
                                                ifRoom(
                                                        List.of(upload),
                                                        () -> read(upload, model, reader))));
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
                        upload ->
                                Outcome.of(upload.name().orElse(null), read(upload, model, digits)),
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
                                                                                digits.read(
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
                        image -> digits.read(new Picture.Pixels(image), model), images.size())
                .collectList();
    }

    /**
     * Answers for one picture.
     *
     * @param <T> the answer
     * @param picture however it arrived
     * @param reader makes the answer
     * @return the answer
     */
    <T> Mono<T> read(Picture picture, PictureReader<T> reader) {
        return use(model -> reader.read(picture, model));
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

    private <T> Mono<T> read(Upload upload, ServedModel model, PictureReader<T> reader) {
        return reader.read(new Picture.File(upload::read), model)
                .doFinally(signal -> upload.discard());
    }
}
