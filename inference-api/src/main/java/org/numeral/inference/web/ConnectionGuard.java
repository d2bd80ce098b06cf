package org.numeral.inference.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how long one client can take: Micronaut's idle time-out never ends for a client that sends
 * a byte now and then, and its graceful shutdown waits the whole grace for a connection whose
 * upload was answered, as too large for instance, before all of it had come. Nor does it close a
 * connection after a request that breaks the rules of HTTP, although the codec drops whatever comes
 * after it: the next request, perhaps another client's behind a proxy, would wait for ever.
 *
 * <p>While the service drains, it ends connections with their last answer, which says so: a client
 * then opens its next connection elsewhere.
 *
 * <p>It sits behind the HTTP codec, and runs on the event loop; only the package-private methods
 * may be called by others.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

    /** For a client that still sends to read its answer: closing at once could take it away. */
    private static final long LINGER_MILLIS = 1000;

    private final Duration receiveTimeout;
    private final BooleanSupplier draining;
    private volatile boolean fresh = true;
    private volatile long idleSince = System.nanoTime();
    private volatile boolean idle = true;
    private volatile boolean givesWay;
    private volatile ChannelHandlerContext context;
    private boolean receiving;
    private boolean messages;
    private boolean broken;
    private int unanswered;
    private boolean closing;
    private Future<?> alarm;

    ConnectionGuard(Duration receiveTimeout, BooleanSupplier draining) {
        this.receiveTimeout = receiveTimeout;
        this.draining = draining;
    }

    /** Whether no request has come yet. */
    boolean isFresh() {
        return fresh;
    }

    /** Whether no request is on its way, but perhaps the beginning of its header. */
    boolean isIdle() {
        return idle && !givesWay;
    }

    /**
     * How long it has been idle.
     *
     * @param now as the system's nano time
     */
    long idleNanos(long now) {
        return now - idleSince;
    }

    /** Closes the connection if it is still idle. */
    void giveWay() {
        givesWay = true;
        ChannelHandlerContext ctx = context;
        ctx.executor()
                .execute(
                        () -> {
                            if (idle) {
                                ctx.close();
                            } else {
                                givesWay = false; // a request came first
                            }
                        });
    }

    /** Closes the connection soon if it owes no answer; else the server does after the answer. */
    void shutDown() {
        ChannelHandlerContext ctx = context;
        ctx.executor().schedule(() -> closeIfAnswered(ctx), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void closeIfAnswered(ChannelHandlerContext ctx) {
        if (unanswered == 0) {
            // after everything that was written
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stopAlarm();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object arrived) {
        if (broken) {
            ReferenceCountUtil.release(arrived); // nobody knows where a request begins
            return;
        }
        messages = true;
        Object message = arrived instanceof HttpRequest request ? Framing.check(request) : arrived;
        broken = message instanceof HttpObject part && part.decoderResult().isFailure();
        if (message instanceof HttpRequest) {
            fresh = false;
            idle = false;
            receiving = true;
            unanswered++;
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            stopAlarm();
            idleIfDone();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        // bytes that made no message are the beginning of a request's header
        boolean header = !messages && unanswered == 0;
        messages = false;
        if (alarm == null && (receiving || header)) {
            alarm =
                    ctx.executor()
                            .schedule(
                                    () -> tooSlow(ctx),
                                    receiveTimeout.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse response && !interim && endsConnection()) {
            closing = true;
            HttpUtil.setKeepAlive(response, false);
        }
        ChannelPromise written = promise;
        if (message instanceof LastHttpContent && !interim) {
            unanswered--;
            idleIfDone();
            if (closing) {
                written = promise.unvoid();
                written.addListener(done -> closeAfterAnswer(ctx));
            }
        }
        ctx.write(message, written);
    }

    private void idleIfDone() {
        if (unanswered == 0 && !receiving) {
            idleSince = System.nanoTime();
            idle = true;
        }
    }

    /** Whether the answer that is being written is the last one of its connection. */
    private boolean endsConnection() {
        return unanswered == 1 && (broken || draining.getAsBoolean());
    }

    private void closeAfterAnswer(ChannelHandlerContext ctx) {
        if (broken) {
            closeSoon(ctx);
        } else if (receiving) {
            shutDown(); // the rest of the upload is on its way, and would take the answer away
        } else {
            ctx.close();
        }
    }

    private static void closeSoon(ChannelHandlerContext ctx) {
        if (ctx.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
        ctx.executor().schedule((Runnable) ctx::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tooSlow(ChannelHandlerContext ctx) {
        LOG.info("Cut off a client that took longer than {} to send a request", receiveTimeout);
        ctx.close();
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}
