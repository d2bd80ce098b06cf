package org.numeral.inference.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/**
 * Whether it is certain where a request ends. Netty refuses most of what is uncertain itself, but
 * takes a request for one without a body whose transfer encoding it does not know; what a proxy
 * took for the body would then be a request of its own (RFC 9112, sections 6.3 and 11.2).
 */
final class Framing {

    private Framing() {}

    /**
     * Checks the transfer encoding.
     *
     * @param request as the codec read it
     * @return the same, or one in its place that counts as not readable
     */
    static HttpRequest check(HttpRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean known =
                encodings.isEmpty()
                        || encodings.size() == 1
                                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(
                                        encodings.get(0).trim());
        if (known || request.decoderResult().isFailure()) {
            return request;
        }
        DefaultFullHttpRequest refused =
                new DefaultFullHttpRequest(
                        request.protocolVersion(),
                        request.method(),
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        request.headers(),
                        new DefaultHttpHeaders());
        refused.setDecoderResult(
                DecoderResult.failure(
                        new IllegalArgumentException(
                                "The only Transfer-Encoding that is read is chunked")));
        return refused;
    }
}
