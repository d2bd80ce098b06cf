package org.numeral.inference.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.numeral.inference.testing.PublishedModels;

/** Seconds from the start of the process to readiness, with a published model. */
final class StartUp {

    private static final int ROUNDS = Integer.getInteger("load.rounds", 5);

    private StartUp() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("start-up");
        PublishedModels.untrained(folder.resolve("store"), "m1", "mnist");
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess service =
                    ServerProcess.numeral(folder.resolve("store"), List.of("-Xmx256m"), Map.of())) {
                seconds.add(service.untilReady().toMillis() / 1000.0);
            }
        }
        System.out.printf(
                "%nready after %s s (%d starts in the order given; the first may read cold files)%n",
                seconds, ROUNDS);
    }
}
