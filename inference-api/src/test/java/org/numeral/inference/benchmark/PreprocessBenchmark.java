package org.numeral.inference.benchmark;

import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
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
import org.openjdk.jmh.annotations.Warmup;

/** From pixels to what the network takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PreprocessBenchmark {

    /** The kind of file that the pixels are from. */
    @Param public UploadedPicture picture;

    private final DigitPreprocessor preprocessor = new DigitPreprocessor();
    private BufferedImage pixels;

    /** Draws and decodes the picture. */
    @Setup
    public void draw() throws ImageException {
        pixels = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH).decode(picture.file());
    }

    /** As the service preprocesses. */
    @Benchmark
    public PreprocessingResult preprocess() {
        return preprocessor.process(pixels);
    }
}
