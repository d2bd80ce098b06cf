package org.numeral.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawConnection;
import org.numeral.inference.testing.ServiceProcess;

class ApplicationTest {

    @TempDir Path models;
    @TempDir Path logs;

    /** In the background it would stand still in one of some fifty starts: NativeRuntime.start. */
    @Test
    void nativesAreLoadedBeforeAnythingElse() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        // the application's own format, which tells threads
        Map<String, String> format =
                Map.of("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=logback.xml");
        try (ServiceProcess service =
                ServiceProcess.start(models, logs.resolve("log"), format).awaitReady()) {
            assertThat(service.log().lines())
                    .anyMatch(line -> line.contains("[main]") && line.contains("ND4J on"));
        }
    }

    @Test
    void whatCannotBeLoadedIsSaidByReadiness() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        Map<String, String> impossible = Map.of("COMPUTE_PATH", "abacus");
        try (ServiceProcess service =
                ServiceProcess.start(models, logs.resolve("log"), impossible)
                        .awaitLog("Numeral answers at")
                        .awaitLog("cannot be served")) {
            try (RawConnection client = new RawConnection(service.port())) {
                RawConnection.Answer readiness =
                        client.send("GET /health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .answer();
                assertThat(readiness.status()).isEqualTo(503);
                assertThat(readiness.text()).contains("it can be auto, onednn or plain");
            }
        }
    }
}
