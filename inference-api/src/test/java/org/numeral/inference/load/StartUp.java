package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.numeral.inference.testing.PublishedModels;

/**
 * Seconds from the start of the process to readiness, with a published model; without and with an
 * archive of its classes, taking turns.
 */
final class StartUp {

    private static final int ROUNDS = Integer.getInteger("load.rounds", 5);

    private StartUp() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("start-up");
        Path store = folder.resolve("store");
        PublishedModels.untrained(store, "m1", "mnist");
        Path archive = folder.resolve("classes.jsa");
        ClassArchive.create(archive);
        List<String> withArchive = new ArrayList<>(ServerProcess.AS_IN_CONTAINER);
        withArchive.add("-XX:SharedArchiveFile=" + archive);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(seconds(store, ServerProcess.AS_IN_CONTAINER));
            with.add(seconds(store, withArchive));
        }
        print("without class archive", without);
        print("with class archive", with);
    }

    private static double seconds(Path store, List<String> options)
            throws IOException, InterruptedException {
        try (ServerProcess service = ServerProcess.numeral(store, options, Map.of())) {
            return service.untilReady().toMillis() / 1000.0;
        }
    }

    private static void print(String what, List<Double> seconds) {
        System.out.printf(
                "%-24s ready after %.2f s (median of %d; %.2f to %.2f)%n",
                what,
                seconds.stream().sorted().toList().get(seconds.size() / 2),
                seconds.size(),
                Collections.min(seconds),
                Collections.max(seconds));
    }
}
