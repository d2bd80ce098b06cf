package org.numeral.inference.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection on which a client sends whatever bytes it likes, and reads answers when it likes.
 */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LONGEST_HEAD = 65_536;

    private final Socket socket;
    private final InputStream in;

    /** Connects to the service. */
    public RawConnection(RunningService service) throws IOException {
        this(service.port());
    }

    /** Connects to a port. */
    public RawConnection(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Speaks on a connected socket. */
    public RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new java.io.BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param status of the response
     * @param headers by name in lower case; of several of a name the last
     * @param body decoded from chunks
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Whether the server is about to close the connection. */
        public boolean closes() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    /** The connection ended within an answer, and not before it. */
    public static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(IOException cause) {
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

    /** Sends text, one byte a character. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /**
     * Waits for an answer to a request that is not HEAD.
     *
     * @throws CutOffException if the server closes the connection within it
     * @throws EOFException if the server closes the connection before it begins
     * @throws SocketTimeoutException if it does not come
     */
    public Answer answer() throws IOException {
        return answer(true);
    }

    /** Waits for an answer, which has no body if the request was HEAD. */
    public Answer answer(boolean withBody) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException("the connection ended before an answer");
        }
        in.reset();
        try {
            return begunAnswer(withBody);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new CutOffException(e);
        }
    }

    private Answer begunAnswer(boolean withBody) throws IOException {
        String[] lines = head().split("\r\n");
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        if (status < 200) {
            return begunAnswer(withBody);
        }
        boolean empty = !withBody || status == 204 || status == 304;
        return new Answer(status, headers, empty ? new byte[0] : body(headers));
    }

    /** Waits for the interim response 100, of which nothing is left to read then. */
    public int interim() throws IOException {
        return Integer.parseInt(head().split(" ")[1]);
    }

    /** Waits until the server has closed the connection; says whether it sent nothing more. */
    public boolean endsSilently() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true; // reset
        }
    }

    /** Ends the connection with RST instead of FIN. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended after: " + head);
            }
            head.append((char) next);
            if (head.length() > LONGEST_HEAD) {
                throw new IOException("not a response: " + head.substring(0, 200));
            }
        }
        return head.toString();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length")));
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body ended after " + bytes.length + " of " + length);
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended in a chunk");
            }
            line.append((char) next);
        }
        return line.toString().trim();
    }
}
