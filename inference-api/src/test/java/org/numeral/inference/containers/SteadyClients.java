package org.numeral.inference.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.numeral.inference.testing.Form;

/** Clients that ask for the same picture at a steady rate, each over a connection that it keeps. */
final class SteadyClients implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final URI address;
    private final byte[] body;
    private final IntPredicate right;
    private volatile boolean stop;

    /**
     * Starts the clients.
     *
     * @param address of the prediction
     * @param picture to be recognised
     * @param right whether a digit is the right answer
     * @param clients how many
     * @param perSecond requests of all of them together
     */
    SteadyClients(URI address, byte[] picture, IntPredicate right, int clients, int perSecond) {
        this.address = address;
        this.body = Form.picture(picture);
        this.right = right;
        long periodNanos = TimeUnit.SECONDS.toNanos(clients) / perSecond;
        for (int i = 0; i < clients; i++) {
            long offset = periodNanos * i / clients;
            Thread thread = new Thread(() -> ask(periodNanos, offset), "client-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void ask(long periodNanos, long offset) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", Form.TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        long start = System.nanoTime() + offset;
        for (long n = 0; !stop; n++) {
            try {
                // by the clock, not by the answers: one that is late is followed at once
                TimeUnit.NANOSECONDS.sleep(start + n * periodNanos - System.nanoTime());
                HttpResponse<String> answer =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                count(outcome(answer));
            } catch (IOException e) {
                count("failed: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String outcome(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            return "status " + answer.statusCode() + ": " + answer.body();
        }
        var json = JSON.readTree(answer.body());
        return right.test(json.get("prediction").asInt())
                ? json.get("modelVersion").asText()
                : "wrong answer";
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    }

    /**
     * What became of the requests since the last call: the version that answered, or what failed.
     */
    Map<String, Long> sinceLast() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach(
                (outcome, adder) -> {
                    long count = adder.sumThenReset();
                    if (count > 0) {
                        counts.put(outcome, count);
                    }
                });
        return counts;
    }

    /** Ends the clients and waits for their last answers. */
    @Override
    public void close() {
        stop = true;
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
