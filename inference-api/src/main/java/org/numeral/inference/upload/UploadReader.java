package org.numeral.inference.upload;

import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the one picture in a multipart request. */
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
    public Mono<Upload> read(MultipartBody body) {
        return Flux.from(body)
                .collectList()
                .doOnDiscard(CompletedPart.class, Parts::discard)
                .flatMap(UploadReader::onlyPicture);
    }

    private static Mono<Upload> onlyPicture(List<CompletedPart> parts) {
        List<CompletedPart> pictures =
                parts.stream().filter(part -> PART.equals(part.getName())).toList();
        boolean usable = pictures.size() == 1;
        parts.stream().filter(part -> !usable || part != pictures.get(0)).forEach(Parts::discard);
        return usable
                ? Mono.just(new Upload(pictures.get(0)))
                : Mono.error(new UnusableUploadException(complaint(parts, pictures.size())));
    }

    private static String complaint(List<CompletedPart> parts, int pictures) {
        if (pictures > 1) {
            return "There are %d parts named \"%s\". Send one picture a request."
                    .formatted(pictures, PART);
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
