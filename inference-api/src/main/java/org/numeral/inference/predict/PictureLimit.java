package org.numeral.inference.predict;

import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import org.numeral.inference.body.BodyLimit;

/** How long a body may be that is a picture, or JSON with pictures: as long as any request. */
@Singleton
final class PictureLimit {

    private final BodyLimit body;

    PictureLimit(HttpServerConfiguration server) {
        body =
                new BodyLimit(
                        server.getMaxRequestSize(),
                        "Send a smaller picture: 1000 pixels across are plenty for one digit.");
    }

    BodyLimit body() {
        return body;
    }
}
