package org.numeral.inference.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Figures of the connections. */
@Singleton
final class ConnectionMetrics implements MeterBinder {

    private final ConnectionGuards connections;

    ConnectionMetrics(ConnectionGuards connections) {
        this.connections = connections;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("numeral.connections.open", connections, ConnectionGuards::open)
                .description("Connections that are open")
                .register(registry);
        Gauge.builder("numeral.connections.idle", connections, ConnectionGuards::idle)
                .description("Open connections on which no request is on its way")
                .register(registry);
        FunctionCounter.builder(
                        "numeral.connections.closed.for.room",
                        connections,
                        ConnectionGuards::closedForRoom)
                .description("Connections that were closed because there were too many")
                .register(registry);
    }
}
