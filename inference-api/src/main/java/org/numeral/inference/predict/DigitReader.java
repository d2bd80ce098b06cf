package org.numeral.inference.predict;

import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.List;
import org.numeral.inference.metrics.DriftMetrics;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.model.preprocess.PreprocessingResult.Digit;
import org.numeral.model.preprocess.PreprocessingResult.NoInk;
import reactor.core.publisher.Mono;

/** Reads pictures of one digit. */
@Singleton
public final class DigitReader implements PictureReader<DigitAnswer> {

    private final PictureFiles files;
    private final Deadline deadline;
    private final PredictionMetrics metrics;
    private final DriftMetrics drift;
    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    DigitReader(
            PictureFiles files, Deadline deadline, PredictionMetrics metrics, DriftMetrics drift) {
        this.files = files;
        this.deadline = deadline;
        this.metrics = metrics;
        this.drift = drift;
    }

    @Override
    public Mono<DigitAnswer> read(Picture picture, ServedModel model) {
        return deadline.within(prepared(picture).flatMap(digit -> answer(digit, model)))
                .doOnNext(this::count);
    }

    private static Mono<DigitAnswer> answer(Digit digit, ServedModel model) {
        return Mono.fromFuture(() -> model.pool().submit(digit.image()))
                .map(
                        prediction ->
                                new DigitAnswer(prediction, digit.image(), digit.steps(), model));
    }

    private void count(DigitAnswer answer) {
        metrics.onAnswer(answer.prediction(), answer.recognised());
        drift.onAnswer(answer.prediction(), answer.model().metadata());
    }

    private Mono<Digit> prepared(Picture picture) {
        return picture instanceof Picture.Pixels pixels
                ? Mono.just(new Digit(pixels.image(), List.of()))
                : files.prepared((Picture.File) picture, this::prepare);
    }

    private Digit prepare(BufferedImage image) {
        PreprocessingResult result = preprocessor.process(image);
        if (result instanceof NoInk none) {
            throw new NoInkException(none.reason());
        }
        return (Digit) result;
    }
}
