package org.numeral.inference.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/**
 * Tells browsers to load nothing from elsewhere and to run no inline script or style, with every
 * answer. That is why it is no filter: Micronaut answers some requests, such as one whose header
 * cannot be read, without asking its filters. An answer that has a policy already keeps it.
 */
@Singleton
final class SecurityHeaders implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    static final String POLICY_HEADER = "Content-Security-Policy";

    static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data: blob:";

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    @Sharable
    private static final class Writer extends ChannelOutboundHandlerAdapter {

        static final Writer INSTANCE = new Writer();

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse response) {
                HttpHeaders headers = response.headers();
                if (!headers.contains(POLICY_HEADER)) {
                    headers.set(POLICY_HEADER, POLICY);
                }
                headers.set("X-Content-Type-Options", "nosniff")
                        // with no-referrer a form that is sent has the origin "null", which
                        // Micronaut
                        // refuses where it is asked as localhost
                        .set("Referrer-Policy", "same-origin")
                        .set("Cross-Origin-Opener-Policy", "same-origin");
            }
            ctx.write(message, promise);
        }
    }

    private static final class Customizer implements NettyServerCustomizer {

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
            channel.pipeline()
                    .addAfter(
                            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                            "security-headers",
                            Writer.INSTANCE);
        }
    }
}
