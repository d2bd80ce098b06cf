package org.numeral.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.testing.JavaProcess;

class KeepAliveOpExecutionerTest {

    @Test
    void nd4jUsesIt() {
        NativeRuntime.start();

        assertThat(Nd4j.getExecutioner()).isInstanceOf(KeepAliveOpExecutioner.class);
    }

    /**
     * With ND4J's own executioner this process crashes within seconds, most often in the second
     * one.
     */
    @Test
    void broadcastsSurviveConstantCollections(@TempDir Path folder) throws Exception {
        JavaProcess.run(
                List.of(
                        "-Xmx200m",
                        "-Xmn1m", // a collection every few milliseconds
                        "-XX:+UseParallelGC",
                        "-XX:TieredStopAtLevel=1", // the executioner is compiled at once
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("crash.log")),
                BroadcastStress.class,
                Map.of());
    }
}
