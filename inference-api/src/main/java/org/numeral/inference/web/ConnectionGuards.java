package org.numeral.inference.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.numeral.inference.access.ManagementPort;
import org.numeral.inference.health.DrainIndicator;

/**
 * Gives every connection a {@link ConnectionGuard}, makes room when there are too many, and tells
 * them when the service stops.
 */
@Singleton
final class ConnectionGuards
        implements BeanCreatedEventListener<NettyServerCustomizer.Registry>,
                GracefulShutdownCapable {

    private final ConnectionConfiguration configuration;
    private final DrainIndicator drain;
    private final ManagementPort management;
    private final EventLoopGroup eventLoops;
    private final Set<ConnectionGuard> guards = ConcurrentHashMap.newKeySet();
    private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();
    private final LongAdder closedForRoom = new LongAdder();

    ConnectionGuards(
            ConnectionConfiguration configuration,
            DrainIndicator drain,
            ManagementPort management,
            EventLoopGroup eventLoops) {
        this.configuration = configuration;
        this.drain = drain;
        this.management = management;
        this.eventLoops = eventLoops;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    /** Returns at once: the server itself waits for its connections. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        guards.forEach(ConnectionGuard::shutDown);
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Accepts no further connection, but for probes where they have a port of their own; done when
     * every accepted one has its guard.
     */
    CompletableFuture<?> stopAccepting() {
        return all(listeners.stream()
                        .filter(listener -> !isForManagement(listener))
                        .map(ConnectionGuards::close))
                // a connection is handed over to one of these, and its guard is made there
                .thenCompose(
                        closed ->
                                all(
                                        StreamSupport.stream(eventLoops.spliterator(), false)
                                                .map(
                                                        loop ->
                                                                CompletableFuture.runAsync(
                                                                        () -> {}, loop))));
    }

    private boolean isForManagement(Channel channel) {
        return channel.localAddress() instanceof InetSocketAddress address
                && management.is(address.getPort());
    }

    private static CompletableFuture<Void> close(Channel channel) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        channel.close().addListener(done -> closed.complete(null));
        return closed;
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** Whether there is a connection on which no request has come yet. */
    boolean awaitRequest() {
        return guards.stream().anyMatch(ConnectionGuard::isFresh);
    }

    /** Connections that are open. */
    int open() {
        return guards.size();
    }

    /** Those of them on which no request is on its way. */
    long idle() {
        return guards.stream().filter(ConnectionGuard::isIdle).count();
    }

    /** Connections that were closed because there were too many. */
    long closedForRoom() {
        return closedForRoom.sum();
    }

    private void guard(Channel channel) {
        if (!isForManagement(channel) && !makeRoom()) {
            channel.close();
            return;
        }
        ConnectionGuard guard =
                new ConnectionGuard(configuration.receiveTimeout(), drain::isDraining);
        channel.pipeline()
                .addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                        "connection-guard",
                        guard);
        // known to the others only now that it can be told to close
        guards.add(guard);
        channel.closeFuture().addListener(closed -> guards.remove(guard));
    }

    /** Whether there is room for one more; not if all are at work. */
    private synchronized boolean makeRoom() {
        if (guards.size() < configuration.most()) {
            return true;
        }
        closedForRoom.increment();
        long now = System.nanoTime();
        Optional<ConnectionGuard> longestIdle =
                guards.stream()
                        .filter(ConnectionGuard::isIdle)
                        .max(Comparator.comparingLong(guard -> guard.idleNanos(now)));
        longestIdle.ifPresent(ConnectionGuard::giveWay);
        return longestIdle.isPresent();
    }

    private final class Customizer implements NettyServerCustomizer {

        private final Channel channel;

        Customizer(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel next, ChannelRole role) {
            if (role == ChannelRole.LISTENER) {
                listeners.add(next);
            }
            return new Customizer(next);
        }

        @Override
        public void onStreamPipelineBuilt() {
            guard(channel);
        }
    }
}
