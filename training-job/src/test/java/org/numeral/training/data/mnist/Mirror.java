package org.numeral.training.data.mnist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local web server that answers as a test wants and remembers what it was asked. */
final class Mirror implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Answers a request for a file. */
    interface Answer {
        void to(HttpExchange exchange, String name, int numberOfRequest) throws IOException;
    }

    Mirror(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    String range = exchange.getRequestHeaders().getFirst("Range");
                    requests.add(range == null ? name : name + " " + range);
                    try (exchange) {
                        answer.to(exchange, name, requests.size());
                    }
                });
        server.start();
    }

    /** A mirror with all files, packed and plain. */
    static Mirror good(FakeMnist mnist) throws IOException {
        return new Mirror((exchange, name, n) -> send(exchange, 200, mnist.served(name)));
    }

    static Mirror answering(int status) throws IOException {
        return new Mirror((exchange, name, n) -> exchange.sendResponseHeaders(status, -1));
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Announces the whole and breaks off after some bytes. */
    static void sendPart(HttpExchange exchange, byte[] body, int length) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, length);
        exchange.getResponseBody().flush();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mnist/");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** File names with the Range header, if there was one. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
