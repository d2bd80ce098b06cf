package org.numeral.inference.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One HTTP connection, as plain as can be: it repeats nothing, and tells an answer that was cut off
 * from one that never came.
 */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects. */
    public RawClient(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * A whole answer.
     *
     * @param headers with names in lower case
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        /** Whether the service is going to close the connection. */
        public boolean endsConnection() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    /** The connection ended within an answer. */
    public static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(Throwable cause) {
            super("the answer was cut off", cause);
        }
    }

    /** The bytes of a request for a prediction. */
    public static byte[] prediction(byte[] picture) {
        byte[] header =
                ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: "
                                + picture.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[header.length + picture.length];
        System.arraycopy(header, 0, request, 0, header.length);
        System.arraycopy(picture, 0, request, header.length, picture.length);
        return request;
    }

    /** Sends bytes. */
    public void send(byte[] bytes, int offset, int length) throws IOException {
        socket.getOutputStream().write(bytes, offset, length);
    }

    /** Sends a request and waits for its answer. */
    public Answer ask(byte[] request) throws IOException {
        send(request, 0, request.length);
        return receive();
    }

    /** Waits for an answer. */
    public Answer receive() throws IOException {
        in.mark(1);
        if (in.read() == -1) {
            throw new EOFException("no answer");
        }
        in.reset();
        try {
            int status = Integer.parseInt(line().split(" ")[1]);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(": ", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
            int length = Integer.parseInt(headers.get("content-length"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException();
            }
            return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CutOffException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
