package org.numeral.inference.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.numeral.model.runtime.NativeRuntime;

/** The real service on a random port, and real HTTP to it. */
public final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningService(EmbeddedServer server) {
        this.server = server;
    }

    /** Starts the service over a model store; further settings as key, value, key, value, ... */
    public static RunningService start(Path models, String... settings) {
        NativeRuntime.start(); // as the application does, before anything else
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("numeral.model.directory", models.toString());
        properties.put("numeral.model.poll-interval", "100ms");
        properties.put("numeral.shutdown.delay", "0s");
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new RunningService(ApplicationContext.run(EmbeddedServer.class, properties));
    }

    /** The context, for what HTTP does not show. */
    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** The port. */
    public int port() {
        return server.getPort();
    }

    /** Waits until the service says that it is ready. */
    public RunningService awaitReady() throws Exception {
        awaitReadiness(200, "");
        return this;
    }

    /** Waits until readiness answers with a status and a text in its body. */
    public String awaitReadiness(int status, String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> last = get("/health/readiness");
        while (last.statusCode() != status || !last.body().contains(text)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("readiness is still " + last + ": " + last.body());
            }
            Thread.sleep(50);
            last = get("/health/readiness");
        }
        return last.body();
    }

    /** Asks for a path; headers as name, value, name, value, ... */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    /** Posts a multipart body. */
    public HttpResponse<String> post(String path, byte[] form, String... headers) throws Exception {
        return send(
                request(path, headers)
                        .header("Content-Type", Form.TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
    }

    /** Posts one picture to be recognised. */
    public HttpResponse<String> predict(byte[] picture) throws Exception {
        return post("/predict", Form.picture(picture));
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request to be completed and sent. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    @Override
    public void close() {
        server.close();
    }
}
