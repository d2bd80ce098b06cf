package org.numeral.inference.predict;

import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.number.Lattice;
import org.numeral.model.number.NumberPreprocessor;
import org.numeral.model.number.NumberResult;
import org.numeral.model.number.NumberResult.NoInk;
import org.numeral.model.number.NumberResult.TooMany;
import reactor.core.publisher.Mono;

/**
 * Reads pictures of a number. The network is asked for all pieces of ink that may be a digit, by
 * the inference pool, which lets no more of them into its queue than it computes at once.
 */
@Singleton
public final class NumberReader implements PictureReader<NumberAnswer> {

    private final PictureFiles files;
    private final Deadline deadline;
    private final PredictionMetrics metrics;
    private final NumberPreprocessor preprocessor = new NumberPreprocessor();

    NumberReader(PictureFiles files, Deadline deadline, PredictionMetrics metrics) {
        this.files = files;
        this.deadline = deadline;
        this.metrics = metrics;
    }

    /** A picture whose ink was found. */
    private record Prepared(Lattice lattice, int width, int height) {}

    @Override
    public Mono<NumberAnswer> read(Picture picture, ServedModel model) {
        if (!(picture instanceof Picture.File file)) {
            return Mono.error(
                    new UnusableQueryException(
                            "\"pixels\" are one digit in the network's form. For mode=number, send a picture's file."));
        }
        return deadline.within(
                        files.prepared(file, this::prepare)
                                .flatMap(prepared -> answer(prepared, model)))
                .doOnNext(this::count);
    }

    /** Drift is left alone: it compares single digits with those of the training. */
    private void count(NumberAnswer answer) {
        answer.digits()
                .forEach(digit -> metrics.onAnswer(digit.prediction(), answer.recognises(digit)));
    }

    private static Mono<NumberAnswer> answer(Prepared prepared, ServedModel model) {
        Lattice lattice = prepared.lattice();
        return Mono.fromFuture(() -> model.pool().submitAll(lattice.images()))
                .map(
                        predictions ->
                                new NumberAnswer(
                                        lattice.read(predictions),
                                        prepared.width(),
                                        prepared.height(),
                                        lattice.steps(),
                                        model));
    }

    private Prepared prepare(BufferedImage image) {
        NumberResult result = preprocessor.process(image);
        if (result instanceof NoInk none) {
            throw new NoInkException(none.reason());
        }
        if (result instanceof TooMany tooMany) {
            throw new TooManyDigitsException(tooMany.reason());
        }
        return new Prepared((Lattice) result, image.getWidth(), image.getHeight());
    }
}
