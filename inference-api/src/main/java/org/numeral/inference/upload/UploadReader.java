package org.numeral.inference.upload;

import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Finds the pictures in a multipart request. */
@Singleton
public final class UploadReader {

    /** Name of the part that holds the picture. */
    public static final String PART = "file";

    static final String ADVICE =
            "Send the picture as multipart/form-data in a part named \"%s\", as in: curl -F %s=@digit.png <address>"
                    .formatted(PART, PART);

    private static final int SHOWN_NAME = 40;

    /**
     * Receives a request's parts, without holding a thread while they arrive.
     *
     * @param body the request's body
     * @return the upload, which the subscriber must read or discard; or {@link
     *     UnusableUploadException} if there is not exactly one part named {@value #PART}
     */
    public Mono<Upload> readOne(MultipartBody body) {
        return readAll(body, 1).map(uploads -> uploads.get(0));
    }

    /**
     * Receives the parts of a request with several pictures. One with too many is refused when the
     * first of these is there.
     *
     * @param body the request's body
     * @param most pictures that are accepted
     * @return the uploads in their order, each of which the subscriber must read or discard; or
     *     {@link UnusableUploadException} if there is no part named {@value #PART} or too many
     */
    public Mono<List<Upload>> readAll(MultipartBody body, int most) {
        return Mono.create(
                sink ->
                        body.subscribe(
                                new PartCollector<>(
                                        sink,
                                        parts -> pictures(parts).size() > most,
                                        parts -> uploads(parts, most))));
    }

    private static List<CompletedPart> pictures(List<CompletedPart> parts) {
        return parts.stream().filter(part -> PART.equals(part.getName())).toList();
    }

    private static List<Upload> uploads(List<CompletedPart> parts, int most) {
        List<CompletedPart> pictures = pictures(parts);
        boolean usable = !pictures.isEmpty() && pictures.size() <= most;
        parts.stream().filter(part -> !usable || !pictures.contains(part)).forEach(Parts::discard);
        if (!usable) {
            throw new UnusableUploadException(complaint(parts, pictures.size(), most));
        }
        return pictures.stream().map(Upload::new).toList();
    }

    private static String complaint(List<CompletedPart> parts, int pictures, int most) {
        if (pictures > most) {
            return most == 1
                    ? "There is more than one part named \"%s\". Send one picture a request."
                            .formatted(PART)
                    : "There are more than %d parts named \"%s\". Send at most %d pictures a request."
                            .formatted(most, PART, most);
        }
        String found =
                parts.isEmpty()
                        ? "The request has no part with anything in it."
                        : "The request has no part named \"%s\"; it has %s."
                                .formatted(PART, names(parts));
        return found + " " + ADVICE;
    }

    private static String names(List<CompletedPart> parts) {
        return parts.stream()
                .map(part -> '"' + printable(part.getName()) + '"')
                .collect(Collectors.joining(", "));
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
        return plain.length() <= SHOWN_NAME ? plain : plain.substring(0, SHOWN_NAME) + "...";
    }
}
