package org.numeral.inference.web;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.numeral.inference.health.DrainIndicator;
import org.numeral.inference.model.ModelService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between the signal to end and the closing of everything: readiness goes down and
 * every answer asks its client to close the connection, while requests are accepted as before;
 * after a delay the listening socket is closed. Then Micronaut's graceful shutdown waits for the
 * requests that are left, and the model is closed last.
 *
 * <p>Micronaut alone begins with the listening socket. Requests are lost then: those on connections
 * that it closes at the moment in which they arrive, and those of clients that were not told yet to
 * go elsewhere.
 */
@Singleton
final class Drain implements ApplicationEventListener<ServerShutdownEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    /** For a connection that was just accepted to bring its first request. */
    private static final Duration FIRST_REQUEST = Duration.ofSeconds(1);

    private static final long POLL_MILLIS = 10;

    private final ShutdownConfiguration configuration;
    private final DrainIndicator indicator;
    private final ConnectionGuards connections;
    private final ModelService models;

    Drain(
            ShutdownConfiguration configuration,
            DrainIndicator indicator,
            ConnectionGuards connections,
            ModelService models) {
        this.configuration = configuration;
        this.indicator = indicator;
        this.connections = connections;
        this.models = models;
    }

    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        indicator.begin();
        try {
            // nobody sends requests to a service that was never ready
            if (models.state().served().isPresent() && !configuration.delay().isZero()) {
                LOG.info(
                        "Shutting down: not ready any more, but requests are answered for another {} ms",
                        configuration.delay().toMillis());
                Thread.sleep(configuration.delay().toMillis());
            }
            connections.stopAccepting().get(FIRST_REQUEST.toMillis(), TimeUnit.MILLISECONDS);
            await(() -> !connections.awaitRequest(), FIRST_REQUEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // whatever it is, the rest of the shutdown must follow
            LOG.warn("The connections could not be drained", e);
        }
    }

    private static void await(BooleanSupplier condition, Duration longest)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
