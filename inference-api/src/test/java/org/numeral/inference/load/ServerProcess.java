package org.numeral.inference.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under load, in a process of its own; closing it ends it. */
final class ServerProcess implements AutoCloseable {

    /** What the JVM chooses by itself in a container of 1 GiB with less than two CPUs. */
    static final List<String> AS_IN_CONTAINER = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BYTES_OF_A_KIB = 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;
    private final Duration untilReady;

    private ServerProcess(List<String> command, Map<String, String> environment, String readyPath)
            throws IOException, InterruptedException {
        port = freePort();
        List<String> withPort =
                command.stream().map(word -> word.equals("PORT") ? "" + port : word).toList();
        ProcessBuilder builder = new ProcessBuilder(withPort).inheritIO();
        builder.environment().putAll(environment);
        builder.environment().put("PORT", String.valueOf(port));
        long start = System.nanoTime();
        process = builder.start();
        awaitReady(readyPath, start + PATIENCE.toNanos());
        untilReady = Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Starts the packaged service, by the command that the property load.prefix begins with, such
     * as one that sets limits.
     *
     * @param models the model store
     * @param options for the JVM
     * @param environment settings
     * @return the service, ready
     */
    static ServerProcess numeral(Path models, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        Stream.of(System.getProperty("load.prefix", "").split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(System.getProperty("load.jar"));
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("MODEL_DIR", models.toString());
        settings.putIfAbsent("LOG_LEVEL", "WARN");
        return new ServerProcess(command, settings, "/health/readiness");
    }

    /**
     * Starts FastAPI with PyTorch: one worker, one thread.
     *
     * @param script the application
     * @param weights of its network, see {@link NetworkWeights}
     * @return the service, ready
     */
    static ServerProcess fastApi(Path script, Path weights)
            throws IOException, InterruptedException {
        return new ServerProcess(
                List.of(
                        System.getProperty("load.python"),
                        "-m",
                        "uvicorn",
                        "--app-dir",
                        script.getParent().toString(),
                        "--port",
                        "PORT",
                        "--log-level",
                        "warning",
                        script.getFileName().toString().replace(".py", "") + ":app"),
                Map.of("WEIGHTS", weights.toString(), "OMP_NUM_THREADS", "1"),
                "/ready");
    }

    /** The address of a path. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** From the start of the process to the first answer that says it is ready. */
    Duration untilReady() {
        return untilReady;
    }

    /** Asks for a path once. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body once. */
    HttpResponse<String> post(String path, LoadBody body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", body.contentType())
                        .POST(HttpRequest.BodyPublishers.ofFile(body.file()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Resident memory of the process, bytes; Linux only. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_OF_A_KIB)
                .findFirst()
                .orElseThrow(() -> new IOException("process " + process.pid() + " has ended"));
    }

    private void awaitReady(String path, long end) throws IOException, InterruptedException {
        while (!isReady(path)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("the server did not become ready; its output says why");
            }
            Thread.sleep(10);
        }
    }

    private boolean isReady(String path) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
