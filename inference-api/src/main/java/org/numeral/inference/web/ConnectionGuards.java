package org.numeral.inference.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Gives every connection a {@link ConnectionGuard} and tells them when the service stops. */
@Singleton
final class ConnectionGuards
        implements BeanCreatedEventListener<NettyServerCustomizer.Registry>,
                GracefulShutdownCapable {

    private final ConnectionConfiguration configuration;
    private final Set<ConnectionGuard> guards = ConcurrentHashMap.newKeySet();

    ConnectionGuards(ConnectionConfiguration configuration) {
        this.configuration = configuration;
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

    private void guard(Channel channel) {
        ConnectionGuard guard = new ConnectionGuard(configuration.receiveTimeout());
        guards.add(guard);
        channel.closeFuture().addListener(closed -> guards.remove(guard));
        channel.pipeline()
                .addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                        "connection-guard",
                        guard);
    }

    private final class Customizer implements NettyServerCustomizer {

        private final Channel channel;

        Customizer(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            guard(channel);
        }
    }
}
