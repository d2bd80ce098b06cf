package org.numeral.inference.predict;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageEncoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes and preprocesses pictures of its own before the service says that it is ready. The first
 * pictures after a start load some thousand classes and are interpreted: within half a CPU each
 * takes a good part of a second, and the requests behind it would be refused.
 */
@Singleton
@Readiness
final class PictureWarmUp implements ApplicationEventListener<StartupEvent>, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(PictureWarmUp.class);
    private static final int SIZE = 280;
    private static final int ROUNDS = 50;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DecodePool pool;
    private volatile boolean warm;

    PictureWarmUp(DecodePool pool) {
        this.pool = pool;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Thread thread = new Thread(this::run, "picture-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long start = System.nanoTime();
        try {
            List<byte[]> files = files();
            ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
            DigitPreprocessor preprocessor = new DigitPreprocessor();
            long piece = 0;
            for (int round = 0;
                    round < ROUNDS && System.nanoTime() - start < LONGEST.toNanos();
                    round++) {
                for (byte[] file : files) {
                    long before = System.nanoTime();
                    preprocessor.process(decoder.decode(file));
                    piece = System.nanoTime() - before;
                }
            }
            pool.expect(piece);
            LOG.debug("Warmed up in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (ImageException | RuntimeException | Error e) {
            // requests will show it again; a service that is never ready would help nobody
            LOG.error("Pictures cannot be prepared", e);
        } finally {
            warm = true;
        }
    }

    /** A stroke on paper, as a program and as a camera would save it. */
    private static List<byte[]> files() {
        BufferedImage sheet = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SIZE, SIZE);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(SIZE / 14f));
        g.drawOval(SIZE / 3, SIZE / 5, SIZE / 3, SIZE * 3 / 5);
        g.dispose();
        return List.of(
                ImageEncoder.encode(sheet, "png", ImageEncoder.USUAL_QUALITY),
                ImageEncoder.encode(sheet, "jpeg", ImageEncoder.USUAL_QUALITY));
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult.Builder result =
                HealthResult.builder("pictures", warm ? HealthStatus.UP : HealthStatus.DOWN);
        if (!warm) {
            result.details(Map.of("reason", "the service is warming up"));
        }
        return Publishers.just(result.build());
    }
}
