package org.numeral.inference.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.numeral.inference.upload.UnusableUploadException;
import org.numeral.model.digit.DigitImage;

/**
 * Reads pictures in JSON token by token. Objects made of it would take several times the memory of
 * the body: four bytes and more for each of ten million numbers, two for each character of a text.
 */
final class PictureJsonReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String ADVICE =
            "The body is not JSON with a picture. Send {\"image\": \"<base64>\"} or {\"pixels\": [784 numbers]}; a batch is {\"pictures\": [...]}.";

    private final byte[] body;
    private final JsonParser parser;

    private PictureJsonReader(byte[] body) throws IOException {
        this.body = body;
        this.parser = FACTORY.createParser(body);
    }

    /** Something to be read with a parser. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(PictureJsonReader reader) throws IOException;
    }

    /**
     * The picture of a request.
     *
     * @param body of the request; the picture goes on using it
     * @return the picture
     * @throws UnusableUploadException if there is none
     */
    static Picture one(byte[] body) {
        return read(body, PictureJsonReader::picture).get();
    }

    /**
     * The pictures of a batch request.
     *
     * @param body of the request; the pictures go on using it
     * @param most pictures that are accepted
     * @return one or more, each of which may be {@link UnusableUploadException}
     * @throws UnusableUploadException if there are none or too many
     */
    static List<Supplier<Picture>> batch(byte[] body, int most) {
        List<Supplier<Picture>> pictures = read(body, reader -> reader.pictures(most));
        if (pictures.isEmpty() || pictures.size() > most) {
            throw new UnusableUploadException(
                    "\"pictures\" must be a list of 1 to %d pictures.".formatted(most));
        }
        return pictures;
    }

    private static <T> T read(byte[] body, Reading<T> reading) {
        try {
            PictureJsonReader reader = new PictureJsonReader(body);
            try (JsonParser parser = reader.parser) {
                parser.nextToken();
                T result = reading.read(reader);
                reader.require(parser.nextToken() == null);
                return result;
            }
        } catch (IOException e) {
            throw new UnusableUploadException(ADVICE);
        }
    }

    private List<Supplier<Picture>> pictures(int most) throws IOException {
        List<Supplier<Picture>> pictures = new ArrayList<>();
        require(parser.hasToken(JsonToken.START_OBJECT));
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("pictures");
            JsonToken value = parser.nextToken();
            if (!wanted || value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                // one too many is enough to see that there are
                if (pictures.size() > most) {
                    parser.skipChildren();
                } else {
                    pictures.add(picture());
                }
            }
        }
        return pictures;
    }

    /** The object at which the parser is; null is one without a picture. */
    private Supplier<Picture> picture() throws IOException {
        Supplier<Picture> image = null;
        Supplier<Picture> pixels = null;
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            require(parser.hasToken(JsonToken.START_OBJECT));
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean absent = parser.nextToken() == JsonToken.VALUE_NULL;
                if (name.equals("image") && !absent) {
                    image = image();
                } else if (name.equals("pixels") && !absent) {
                    pixels = pixels();
                } else {
                    parser.skipChildren();
                }
            }
        }
        if ((image == null) == (pixels == null)) {
            return () -> {
                throw new UnusableUploadException(
                        "Give either \"image\", a picture's file in base64, or \"pixels\", %d numbers from 0 to %d."
                                .formatted(DigitImage.PIXELS, PixelNumbers.MOST));
            };
        }
        return image != null ? image : pixels;
    }

    private Supplier<Picture> image() throws IOException {
        require(parser.hasToken(JsonToken.VALUE_STRING));
        long start = parser.currentTokenLocation().getByteOffset();
        require(start >= 0); // it is not in UTF-8, else
        return () -> new Picture.File(() -> Base64Text.decode(body, (int) start));
    }

    private Supplier<Picture> pixels() throws IOException {
        require(parser.hasToken(JsonToken.START_ARRAY));
        PixelNumbers numbers = new PixelNumbers();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            numbers.add(
                    token == JsonToken.VALUE_NUMBER_INT
                                    && parser.getNumberType() == JsonParser.NumberType.INT
                            ? parser.getIntValue()
                            : PixelNumbers.NO_NUMBER);
            parser.skipChildren();
        }
        return () -> new Picture.Pixels(numbers.image());
    }

    private void require(boolean usable) throws IOException {
        if (!usable) {
            throw new IOException("JSON of another form");
        }
    }
}
