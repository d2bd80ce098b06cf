package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.runtime.ComputePath;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.JavaProcess;

/** The oneDNN path gives what the plain path gives. Each path needs a process of its own. */
class ComputePathTest {

    private record Computed(String path, float[] outputs, float[] planned, float[] gradients) {}

    @Test
    void onednnAgreesWithThePlainPath(@TempDir Path folder) throws Exception {
        assumeTrue(
                NativeRuntime.start().path() == ComputePath.ONEDNN,
                "this machine has no oneDNN path to compare");
        Computed onednn = compute("onednn", folder);
        Computed plain = compute("plain", folder);

        assertThat(onednn.path()).isEqualTo("ONEDNN");
        assertThat(plain.path()).isEqualTo("PLAIN");
        assertThat(largestDifference(onednn.outputs(), plain.outputs())).isLessThan(1e-5);
        assertThat(largestDifference(onednn.planned(), plain.outputs())).isLessThan(1e-5);
        assertThat(largestDifference(plain.planned(), plain.outputs())).isLessThan(1e-5);
        assertThat(relativeDistance(onednn.gradients(), plain.gradients())).isLessThan(1e-3);
        // proof that two different computations were compared
        assertThat(onednn.gradients()).isNotEqualTo(plain.gradients());
    }

    private static Computed compute(String path, Path folder) throws Exception {
        Path file = folder.resolve(path);
        JavaProcess.run(
                PathProbe.class, Map.of(NativeRuntime.PATH_VARIABLE, path), file.toString());
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return new Computed(in.readUTF(), floats(in), floats(in), floats(in));
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static double largestDifference(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /** Length of the difference by length of the first (L2). */
    private static double relativeDistance(float[] a, float[] b) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (double) (a[i] - b[i]);
            length += a[i] * (double) a[i];
        }
        return Math.sqrt(difference / length);
    }
}
