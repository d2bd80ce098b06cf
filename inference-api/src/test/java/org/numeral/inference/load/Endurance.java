package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.numeral.inference.testing.PublishedModels;

/** Resident memory of the service over a million predictions. */
final class Endurance {

    private static final long PREDICTIONS = Long.getLong("load.predictions", 1_000_000);
    private static final int CONNECTIONS = 32;
    private static final Duration PIECE = Duration.ofSeconds(10);
    private static final long MEBIBYTE = 1 << 20;

    private Endurance() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("endurance");
        PublishedModels.untrained(folder.resolve("store"), "m1", "mnist");
        List<LoadBody> bodies = List.of(LoadBody.small(folder), LoadBody.large(folder));
        try (ServerProcess service =
                ServerProcess.numeral(
                        folder.resolve("store"), ServerProcess.AS_IN_CONTAINER, Map.of())) {
            System.out.printf("ready: %d MiB resident%n", service.residentBytes() / MEBIBYTE);
            run(service, bodies);
        }
    }

    private static void run(ServerProcess service, List<LoadBody> bodies)
            throws IOException, InterruptedException {
        long answered = 0;
        long printed = 0;
        for (int piece = 0; answered < PREDICTIONS; piece++) {
            // small pictures mostly, so that it takes minutes; larger ones now and then
            LoadBody body = bodies.get(piece % 5 == 4 ? 1 : 0);
            LoadFigures figures =
                    Load.closed(CONNECTIONS, PIECE).run(service.uri("/predict"), body);
            if (figures.failures() > 0) {
                throw new IllegalStateException("not all answers were 200: " + figures.byStatus());
            }
            answered += figures.requests();
            if (answered - printed >= PREDICTIONS / 10 || answered >= PREDICTIONS) {
                printed = answered;
                System.out.printf(
                        "%,9d predictions: %d MiB resident%n",
                        answered, service.residentBytes() / MEBIBYTE);
            }
        }
    }
}
