package org.numeral.inference.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some clients of one server, each with a connection of its own, run by h2load.
 *
 * @param connections clients, each of which waits for its answer before it asks again
 * @param duration of the load, after a warm-up of a fifth of it
 * @param rate requests a second that all clients together try to send; 0 for as many as they can
 */
record Load(int connections, Duration duration, int rate) {

    /**
     * Clients that send as fast as they get answers.
     *
     * @param connections as in the record
     * @param duration as in the record
     * @return the load
     */
    static Load closed(int connections, Duration duration) {
        return new Load(connections, duration, 0);
    }

    /**
     * Posts a body again and again.
     *
     * @param address of the server
     * @param body the body
     * @return what became of the requests
     * @throws IOException if h2load is not there or failed
     */
    LoadFigures run(URI address, LoadBody body) throws IOException, InterruptedException {
        Path log = Files.createTempFile("h2load", ".tsv");
        Files.delete(log); // h2load appends
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "h2load",
                                "--h1",
                                "--clients=" + connections,
                                "--duration=" + duration.toSeconds(),
                                "--warm-up-time=" + Math.max(1, duration.toSeconds() / 5),
                                "--data=" + body.file(),
                                "--header=Content-Type: " + body.contentType(),
                                "--log-file=" + log));
        if (rate > 0) {
            command.add("--rps=" + Math.max(1, rate / connections));
        }
        command.add(address.toString());
        Path output = Files.createTempFile("h2load", ".txt");
        try {
            int exit =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IOException("h2load failed: " + Files.readString(output));
            }
            return LoadFigures.read(log, duration);
        } catch (IOException e) {
            throw new IOException(
                    "h2load cannot be run: install it (Debian's nghttp2-client). " + e, e);
        } finally {
            Files.deleteIfExists(log);
            Files.delete(output);
        }
    }
}
