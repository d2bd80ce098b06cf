package org.numeral.inference.benchmark;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.FastLayers;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.runtime.NativeRuntime;
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

/** A batch through the pool, and by DL4J's own forward pass. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardBenchmark {

    /** The network. */
    @Param({"SMALL", "MEDIUM", "DEEP"})
    public NetworkArchitecture network;

    /** Pictures that are computed together. */
    @Param({"1", "8", "32"})
    public int batch;

    private DigitClassifier served;
    private DigitClassifier usual;
    private PooledPasses passes;
    private float[] rows;

    /** Loads the network as the service does, and as DL4J would. */
    @Setup
    public void load() throws IOException, ExecutionException, InterruptedException {
        NativeRuntime.start();
        NativeRuntime.useOneNativeThread();
        MultiLayerNetwork built = BenchmarkNetworks.network(network);
        served = DigitClassifier.load(BenchmarkNetworks.zip(built));
        usual = new DigitClassifier(FastLayers.install(built));
        passes = new PooledPasses(served, batch);
        rows = new float[batch * DigitImage.PIXELS];
        for (int i = 0; i < batch; i++) {
            UploadedPicture.digit().writeTo(rows, i * DigitImage.PIXELS);
        }
    }

    /** As the service computes. */
    @Benchmark
    public long pool() {
        return passes.next();
    }

    /** The yardstick: DL4J's forward pass, on this thread. */
    @Benchmark
    public float[] usual() {
        return usual.probabilities(rows, batch);
    }

    /** Frees the networks. */
    @TearDown
    public void close() {
        passes.close();
        served.close();
        usual.close();
    }
}
