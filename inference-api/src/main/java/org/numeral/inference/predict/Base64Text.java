package org.numeral.inference.predict;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.numeral.inference.upload.UnusableUploadException;

/** Decodes base64 where it stands in JSON, without making a text of it. */
final class Base64Text {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final byte[] DATA_URL = {'d', 'a', 't', 'a', ':'};
    private static final int MOST_OF_A_PREFIX = 256;

    private Base64Text() {}

    /**
     * Decodes a text.
     *
     * @param json valid JSON in UTF-8; not changed
     * @param start where a text begins, at its quotation mark; escaped characters, white space and
     *     a prefix such as "data:image/png;base64," may be in it
     * @return the bytes
     * @throws UnusableUploadException if it is not base64
     */
    static byte[] decode(byte[] json, int start) {
        int end = end(json, start);
        int first = afterPrefix(json, start + 1, end);
        // the quotation mark that opens the text is missing if there is a prefix
        byte[] opening = {'"'};
        try (JsonParser parser =
                FACTORY.createParser(
                        new SequenceInputStream(
                                new ByteArrayInputStream(opening),
                                new ByteArrayInputStream(json, first, end + 1 - first)))) {
            parser.nextToken();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((end - first) / 4 * 3 + 3);
            parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, bytes);
            return bytes.toByteArray();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableUploadException("\"image\" is not base64.");
        }
    }

    /** Where the quotation mark is that ends the text. */
    private static int end(byte[] json, int start) {
        int i = start + 1;
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private static int afterPrefix(byte[] json, int first, int end) {
        int most = Math.min(end, first + MOST_OF_A_PREFIX);
        if (Arrays.mismatch(json, first, most, DATA_URL, 0, DATA_URL.length) != DATA_URL.length) {
            return first;
        }
        for (int i = first; i < most; i++) {
            if (json[i] == ',') {
                return i + 1;
            }
        }
        return first;
    }
}
