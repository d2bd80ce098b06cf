package org.numeral.inference.kserve;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.numeral.inference.predict.PredictConfiguration;
import org.numeral.model.digit.DigitImage;

/**
 * Refuses a tensor that is larger than its pictures can be before any of it is read: as a JSON tree
 * it would take ten times its length, and more heap than a small container has.
 */
@ServerFilter({"/v1/**", "/v2/**"})
final class RequestSizeFilter {

    /** A number as long as they are written, such as 0.49803921580314636, with a comma. */
    private static final long BYTES_OF_A_NUMBER = 24;

    private static final long BYTES_AROUND = 65_536;

    private final long most;

    RequestSizeFilter(PredictConfiguration configuration) {
        most = BYTES_AROUND + BYTES_OF_A_NUMBER * DigitImage.PIXELS * configuration.mostPictures();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getContentLength() > most) {
            throw new RequestSizeException(
                    "The request has %d bytes; at most %d are taken. Send fewer pictures a request."
                            .formatted(request.getContentLength(), most));
        }
        if (request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
            throw new UnknownSizeException(
                    "Send the request with its Content-Length, not chunked.");
        }
    }
}
