package org.numeral.inference.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body, written byte by byte so that tests can send wrong ones. */
public final class Form {

    /** The content type that belongs to the bodies. */
    public static final String TYPE = "multipart/form-data; boundary=test-boundary";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A form with one picture in the right part. */
    public static byte[] picture(byte[] content) {
        return new Form().file("file", "digit.png", content).bytes();
    }

    /** Adds a part with a file name. */
    public Form file(String name, String fileName, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "image/png", content);
    }

    /** Adds a part without a file name. */
    public Form field(String name, byte[] content) {
        return part("name=\"" + name + "\"", "application/octet-stream", content);
    }

    /** The whole body. */
    public byte[] bytes() {
        write("--test-boundary--\r\n");
        return body.toByteArray();
    }

    private Form part(String disposition, String type, byte[] content) {
        write("--test-boundary\r\nContent-Disposition: form-data; " + disposition);
        write("\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
