package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.model.digit.Prediction;

/**
 * Requests a second and their times beside those of FastAPI with PyTorch (one worker, one thread)
 * that serves the same weights. The two take turns on the same machine, so that a machine that gets
 * slower slows both; h2load runs there, too.
 */
final class Comparison {

    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("load.seconds", 10));
    private static final int ROUNDS = Integer.getInteger("load.rounds", 3);
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final double TOLERANCE = 1e-4;

    private Comparison() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("comparison");
        PublishedModels.untrained(folder.resolve("store"), "m1", "mnist");
        Path weights =
                NetworkWeights.write(PublishedModels.UNTRAINED_SEED, folder.resolve("weights"));
        List<LoadBody> bodies = List.of(LoadBody.small(folder), LoadBody.large(folder));
        Path script = Path.of(System.getProperty("load.script"));
        try (ServerProcess numeral =
                        ServerProcess.numeral(
                                folder.resolve("store"), ServerProcess.AS_IN_CONTAINER, Map.of());
                ServerProcess fastApi = ServerProcess.fastApi(script, weights)) {
            requireSameAnswers(numeral, fastApi, bodies.get(0));
            warmUp(numeral, bodies);
            System.out.println(
                    "\n                          requests/s                    median, ms               p99, ms");
            System.out.println(
                    "  picture     clients  Numeral  FastAPI   ratio   Numeral FastAPI  ratio   Numeral FastAPI  ratio");
            for (LoadBody body : bodies) {
                for (int connections : CONNECTIONS) {
                    compare(numeral, fastApi, body, connections);
                }
            }
        }
    }

    /** Else the comparison would be of different work. */
    private static void requireSameAnswers(
            ServerProcess numeral, ServerProcess fastApi, LoadBody body)
            throws IOException, InterruptedException {
        Prediction ours = Answers.prediction(numeral.post("/predict", body));
        Prediction theirs = Answers.prediction(fastApi.post("/predict", body));
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            if (Math.abs(ours.toArray()[digit] - theirs.toArray()[digit]) > TOLERANCE) {
                throw new IllegalStateException(
                        "the servers do not answer the same: %s and %s".formatted(ours, theirs));
            }
        }
    }

    private static void warmUp(ServerProcess numeral, List<LoadBody> bodies)
            throws IOException, InterruptedException {
        for (LoadBody body : bodies) {
            Load.closed(CONNECTIONS[1], DURATION).run(numeral.uri("/predict"), body);
        }
    }

    private static void compare(
            ServerProcess numeral, ServerProcess fastApi, LoadBody body, int connections)
            throws IOException, InterruptedException {
        Load load = Load.closed(connections, DURATION);
        List<LoadFigures> ours = new ArrayList<>();
        List<LoadFigures> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(requireSuccess(load.run(numeral.uri("/predict"), body)));
            theirs.add(requireSuccess(load.run(fastApi.uri("/predict"), body)));
        }
        LoadFigures a = LoadFigures.median(ours);
        LoadFigures b = LoadFigures.median(theirs);
        System.out.printf(
                "  %-12s %6d %8.0f %8.0f %7.2f %9.2f %7.2f %6.2f %9.2f %7.2f %6.2f%n",
                body.name(),
                connections,
                a.perSecond(),
                b.perSecond(),
                a.perSecond() / b.perSecond(),
                a.millis(0.5),
                b.millis(0.5),
                a.millis(0.5) / b.millis(0.5),
                a.millis(0.99),
                b.millis(0.99),
                a.millis(0.99) / b.millis(0.99));
    }

    private static LoadFigures requireSuccess(LoadFigures figures) {
        if (figures.failures() > 0) {
            throw new IllegalStateException("not all answers were 200: " + figures.byStatus());
        }
        return figures;
    }
}
