package org.numeral.inference.predict;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.numeral.inference.benchmark.UploadedPicture;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.testing.PublishedModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole way within the process: from the bytes of a file to the answer, one at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictorBenchmark {

    private static final long PATIENCE_SECONDS = 60;

    /** The kind of file. */
    @Param public UploadedPicture picture;

    private Path models;
    private ApplicationContext context;
    private Predictor predictor;
    private DigitReader digits;
    private Picture upload;

    /** Starts the service without its HTTP server, over the small network. */
    @Setup
    public void start() throws IOException, InterruptedException, TimeoutException {
        models = Files.createTempDirectory("benchmark-models");
        PublishedModels.untrained(models, "benchmark", "mnist");
        context = ApplicationContext.run(Map.of("numeral.model.directory", models.toString()));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (context.getBean(ModelService.class).state().served().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the model was not loaded");
            }
            Thread.sleep(50);
        }
        predictor = context.getBean(Predictor.class);
        digits = context.getBean(DigitReader.class);
        byte[] file = picture.file();
        upload = new Picture.File(() -> file);
    }

    /** As a controller asks. */
    @Benchmark
    public DigitAnswer predict() {
        return predictor.read(upload, digits).block();
    }

    /** Stops the service. */
    @TearDown
    public void stop() throws IOException {
        context.close();
        try (Stream<Path> files = Files.walk(models)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
