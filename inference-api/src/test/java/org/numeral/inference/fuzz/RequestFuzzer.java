package org.numeral.inference.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawConnection;
import org.numeral.inference.testing.RawConnection.Answer;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.fuzz.FuzzCounts;

/**
 * Looks for a request that the real service does not answer as it should. Jazzer calls {@link
 * #fuzzerTestOneInput} with requests that it mutates; whatever that throws is a finding.
 */
public final class RequestFuzzer {

    private static final int CHECKED_AFTER = 1000;

    private static final FuzzCounts COUNTS = new FuzzCounts("requests");
    private static Path models;
    private static RunningService service;
    private static RawConnection connection;
    private static int count;

    private RequestFuzzer() {}

    /** Called by Jazzer first. */
    public static void fuzzerInitialize() throws Exception {
        models = Files.createTempDirectory("fuzz-models");
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
        for (byte[] seed : SeedRequests.all().values()) {
            ask(RequestText.of(seed));
        }
    }

    /**
     * One request.
     *
     * @param text what the fuzzer made
     */
    public static void fuzzerTestOneInput(byte[] text) throws IOException {
        long start = System.nanoTime();
        int status = check(text);
        COUNTS.add(String.valueOf(status), (System.nanoTime() - start) / 1_000_000);
        if (++count % CHECKED_AFTER == 0) {
            checkGoodRequest();
        }
    }

    /** Called by Jazzer at the end. */
    public static void fuzzerTearDown() throws IOException {
        checkGoodRequest();
        COUNTS.print();
        service.close();
        try (Stream<Path> files = Files.list(models.getParent())) {
            System.out.printf(
                    "temporary files: %s%n",
                    files.filter(file -> !file.equals(models))
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("FUp_") || name.startsWith("Attr_"))
                            .toList());
        }
    }

    /**
     * Sends a request to the service that {@link #fuzzerInitialize} started.
     *
     * @param text of the request
     * @return the answer's status
     * @throws AssertionError if it is one that no request should get, or tells of the inside
     * @throws IOException if there is no answer
     */
    static int check(byte[] text) throws IOException {
        Answer answer = ask(RequestText.of(text));
        boolean later = answer.status() == 503 && answer.headers().containsKey("retry-after");
        if (answer.status() >= 500 && !later) {
            throw new AssertionError(answer.status() + ": " + answer.text());
        }
        if (answer.text().matches("(?s).*(\\\\n|\n)?(\\\\t|\t)at [a-z]+\\..*")) {
            throw new AssertionError("a stack trace: " + answer.text());
        }
        return answer.status();
    }

    static void checkGoodRequest() throws IOException {
        int status = check(SeedRequests.all().get("form-kind10.png"));
        if (status != 200) {
            throw new AssertionError("a good request gets " + status);
        }
    }

    private static Answer ask(RequestText request) throws IOException {
        if (connection != null) {
            try {
                return ask(connection, request);
            } catch (EOFException | SocketException e) {
                connection.close(); // the server may close a connection between two requests
            }
        }
        connection = new RawConnection(service);
        return ask(connection, request);
    }

    private static Answer ask(RawConnection on, RequestText request) throws IOException {
        Answer answer = on.send(request.bytes()).answer(!request.method().equals("HEAD"));
        if (answer.closes()) {
            on.close();
            connection = null;
        }
        return answer;
    }
}
