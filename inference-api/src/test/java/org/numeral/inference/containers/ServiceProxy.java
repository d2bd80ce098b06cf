package org.numeral.inference.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The Service: gives each connection to one of the ready replicas in turn, and knows nothing of
 * HTTP. A connection that nobody can take is closed.
 */
final class ServiceProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket socket;
    private final Supplier<List<Replica>> ready;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * Opens a port of this machine.
     *
     * @param ready replicas, asked for each connection
     */
    ServiceProxy(Supplier<List<Replica>> ready) throws IOException {
        this.ready = ready;
        this.socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void connect(Socket client) {
        List<Replica> replicas = ready.get();
        try (client) {
            if (replicas.isEmpty()) {
                return;
            }
            Replica replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
            try (Socket server = new Socket()) {
                server.connect(
                        new InetSocketAddress(replica.host(), replica.port()), CONNECT_MILLIS);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread upwards = daemon(() -> copy(client, server));
                copy(server, client);
                upwards.join();
            }
        } catch (IOException e) {
            // the client sees a closed connection, as it would in a cluster
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            try {
                from.close();
                to.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "service");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
