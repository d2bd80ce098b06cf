package org.numeral.training.data.mnist;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that does with each connection what no web server would. */
final class NastyServer implements AutoCloseable {

    static final String HEADERS = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** Does something with a connection, until it ends or the test does. */
    interface Behaviour {
        void with(OutputStream out) throws IOException, InterruptedException;
    }

    NastyServer(Behaviour behaviour) throws IOException {
        threads.submit(
                () -> {
                    while (true) {
                        Socket connection = socket.accept();
                        connections.add(connection);
                        threads.submit(() -> serve(connection, behaviour));
                    }
                });
    }

    private static Void serve(Socket connection, Behaviour behaviour)
            throws IOException, InterruptedException {
        try (connection) {
            connection.getInputStream().read(new byte[4096]);
            behaviour.with(connection.getOutputStream());
        }
        return null;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/mnist/");
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
