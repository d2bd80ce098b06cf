package org.numeral.inference.predict;

import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.Function;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.metrics.Stage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import reactor.core.publisher.Mono;

/** Decodes and prepares pictures on the decode threads, and measures how long that takes. */
@Singleton
final class PictureFiles {

    private final DecodePool pool;
    private final PredictionMetrics metrics;
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);

    PictureFiles(DecodePool pool, PredictionMetrics metrics) {
        this.pool = pool;
        this.metrics = metrics;
    }

    /**
     * Prepares a picture.
     *
     * @param picture its file
     * @param preprocessing of the decoded picture
     * @return what the preprocessing gives or throws
     */
    <T> Mono<T> prepared(Picture.File picture, Function<BufferedImage, T> preprocessing) {
        return Mono.fromFuture(() -> pool.submit(() -> prepare(picture, preprocessing)));
    }

    private <T> T prepare(Picture.File picture, Function<BufferedImage, T> preprocessing)
            throws IOException, ImageException {
        byte[] file = picture.content().read();
        long start = System.nanoTime();
        BufferedImage image = decoder.decode(file);
        long decoded = System.nanoTime();
        metrics.onStage(Stage.DECODE, decoded - start);
        try {
            return preprocessing.apply(image);
        } finally {
            // a picture without ink took time, too
            metrics.onStage(Stage.PREPROCESS, System.nanoTime() - decoded);
        }
    }
}
