package org.numeral.inference.load;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.numeral.inference.testing.PublishedModels;

/**
 * Four times as many requests a second as the service can answer, for a minute: what becomes of
 * them, and how soon it is as before.
 */
final class Overload {

    private static final Duration DURATION =
            Duration.ofSeconds(Long.getLong("load.overload.seconds", 60));
    private static final Duration SHORT = Duration.ofSeconds(Long.getLong("load.seconds", 10));
    private static final int TIMES = 4;

    /** What a cold service answers is not what it can. */
    private static final int WARM_UP_RUNS = 3;

    /** Enough to keep the service busy, few enough to be answered. */
    private static final int CLIENTS = 32;

    /** Each sends once a second at least, so that a large number shares the rate. */
    private static final int MOST_CLIENTS = 1024;

    private static final int BUSY = 503;

    private Overload() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("overload");
        PublishedModels.untrained(folder.resolve("store"), "m1", "mnist");
        try (ServerProcess service =
                ServerProcess.numeral(
                        folder.resolve("store"), ServerProcess.AS_IN_CONTAINER, Map.of())) {
            for (LoadBody body : List.of(LoadBody.small(folder), LoadBody.photograph(folder))) {
                overload(service, body);
            }
        }
    }

    private static void overload(ServerProcess service, LoadBody body)
            throws IOException, InterruptedException {
        System.out.printf("%n%s%n", body.name());
        Load usual = Load.closed(CLIENTS, SHORT);
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            usual.run(service.uri("/predict"), body);
        }
        LoadFigures before = usual.run(service.uri("/predict"), body);
        print("%d clients, before".formatted(CLIENTS), before);
        int rate = (int) Math.ceil(TIMES * before.perSecond());
        int clients = Math.max(CLIENTS, Math.min(MOST_CLIENTS, rate));
        CompletableFuture<String> refusals =
                CompletableFuture.supplyAsync(() -> refusals(service, body));
        print(
                "%d requests/s asked by %d".formatted(rate, clients),
                new Load(clients, DURATION, rate).run(service.uri("/predict"), body));
        print(
                "%d clients, at once after".formatted(CLIENTS),
                usual.run(service.uri("/predict"), body));
        System.out.println("  " + refusals.join());
    }

    /** Asks during the overload, to look at whole answers: h2load shows the status only. */
    private static String refusals(ServerProcess service, LoadBody body) {
        long end = System.nanoTime() + DURATION.toNanos();
        int refused = 0;
        int withRetryAfter = 0;
        try {
            while (System.nanoTime() < end) {
                HttpResponse<String> response = service.post("/predict", body);
                if (response.statusCode() == BUSY) {
                    refused++;
                    withRetryAfter +=
                            response.headers().firstValue("Retry-After").isPresent() ? 1 : 0;
                }
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            return "a client beside them failed: " + e;
        }
        return "of a client beside them: %d refused, %d of these with Retry-After"
                .formatted(refused, withRetryAfter);
    }

    private static void print(String what, LoadFigures figures) {
        System.out.printf(
                "  %-34s %s; %.0f answers/s, p50 %.0f ms, p99 %.0f ms, longest %.0f ms; refusals p50 %.0f ms, longest %.0f ms%n",
                what,
                figures.byStatus(),
                figures.perSecond(),
                figures.millis(0.5),
                figures.millis(0.99),
                figures.millis(1),
                figures.refusalMillis(0.5),
                figures.refusalMillis(1));
    }
}
