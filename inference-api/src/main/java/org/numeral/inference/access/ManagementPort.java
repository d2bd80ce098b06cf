package org.numeral.inference.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.management.endpoint.EndpointDefaultConfiguration;
import jakarta.inject.Singleton;

/** The port of their own that health and metrics have if {@code endpoints.all.port} names one. */
@Singleton
public final class ManagementPort {

    private static final int NONE = -1;

    private final int port;

    ManagementPort(EndpointDefaultConfiguration endpoints, HttpServerConfiguration server) {
        int main = server.getPort().orElse(NONE);
        port = endpoints.getPort().filter(number -> number != main).orElse(NONE);
    }

    /**
     * Whether there is one.
     *
     * @return false if health and metrics are answered at the same port as everything else
     */
    public boolean exists() {
        return port != NONE;
    }

    /**
     * Whether it is a port.
     *
     * @param number of the port, 1 to 65535
     * @return false if it is another one, or there is none
     */
    public boolean is(int number) {
        return exists() && number == port;
    }

    /**
     * Whether a request came to it.
     *
     * @param request any
     * @return false if there is none
     */
    boolean received(HttpRequest<?> request) {
        return is(request.getServerAddress().getPort());
    }
}
