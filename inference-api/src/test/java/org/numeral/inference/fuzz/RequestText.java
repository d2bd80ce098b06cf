package org.numeral.inference.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.numeral.model.fuzz.PngSums;

/**
 * A request as the fuzzer mutates it: a method with a target, header fields, an empty line and a
 * body, with plain line ends. What says where the request ends is put right, so that the service
 * always has a whole request to answer; tests of their own send wrong framing.
 *
 * @param method as the server will read it
 * @param bytes to be sent
 */
record RequestText(String method, byte[] bytes) {

    private static final Set<String> FRAMING =
            Set.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "expect",
                    "upgrade",
                    "http2-settings");
    private static final int CHUNK = 100;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /**
     * Makes a request of any bytes.
     *
     * @param text what the fuzzer made; a field "Transfer-Encoding" asks for chunks
     * @return a request that has an end
     */
    static RequestText of(byte[] text) {
        int end = 0;
        while (end < text.length
                && !(text[end] == '\n' && (end + 1 == text.length || text[end + 1] == '\n'))) {
            end++;
        }
        byte[] body = Arrays.copyOfRange(text, Math.min(end + 2, text.length), text.length);
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                new String(text, 0, end, StandardCharsets.ISO_8859_1)
                                        .replace('\r', ' ')
                                        .split("\n")));
        String first = lines.remove(0);
        boolean chunked = lines.removeIf(line -> name(line).equals("transfer-encoding"));
        lines.removeIf(line -> FRAMING.contains(name(line)));
        lines.add(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        write(request, first + " HTTP/1.1\r\nHost: localhost\r\n");
        write(request, String.join("\r\n", lines) + "\r\n\r\n");
        byte[] sound = withSums(body);
        if (chunked) {
            writeChunks(request, sound);
        } else {
            request.writeBytes(sound);
        }
        return new RequestText(method(first), request.toByteArray());
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return (colon < 0 ? line : line.substring(0, colon)).trim().toLowerCase(Locale.ROOT);
    }

    /** Servers skip what is no letter at the beginning. */
    private static String method(String line) {
        int from = 0;
        while (from < line.length()
                && (Character.isISOControl(line.charAt(from))
                        || Character.isWhitespace(line.charAt(from)))) {
            from++;
        }
        return line.substring(from).split("[\\s\\p{Cntrl}]", 2)[0];
    }

    /** Of a PNG somewhere in the body the sums are put right. */
    private static byte[] withSums(byte[] body) {
        for (int at = 0; at + PNG.length < body.length; at++) {
            if (Arrays.equals(body, at, at + PNG.length, PNG, 0, PNG.length)) {
                byte[] sound = body.clone();
                byte[] rest = PngSums.repaired(Arrays.copyOfRange(body, at, body.length));
                System.arraycopy(rest, 0, sound, at, rest.length);
                return sound;
            }
        }
        return body;
    }

    private static void writeChunks(ByteArrayOutputStream out, byte[] body) {
        for (int at = 0; at < body.length; at += CHUNK) {
            int length = Math.min(CHUNK, body.length - at);
            write(out, Integer.toHexString(length) + "\r\n");
            out.write(body, at, length);
            write(out, "\r\n");
        }
        write(out, "0\r\n\r\n");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
