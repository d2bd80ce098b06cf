package org.numeral.inference.access;

import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The address that a request came from. Behind proxies it is the last one of X-Forwarded-For that
 * no trusted proxy has: what stands before it came from the client, which can write anything there.
 */
@Singleton
final class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";

    /** What one customer has of IPv6: a single machine can use any of its addresses. */
    private static final int PREFIX_BYTES = 8;

    private final int trustedProxies;

    ClientAddress(RateLimitConfiguration configuration) {
        this.trustedProxies = configuration.trustedProxies();
    }

    /**
     * The client's address.
     *
     * @param request any
     * @return an IPv4 address, or the first half of an IPv6 address
     */
    String of(HttpRequest<?> request) {
        InetAddress forwarded =
                trustedProxies == 0 ? null : forwarded(request.getHeaders().getAll(HEADER));
        // the connection's if the header is not as the proxies would have it
        InetAddress address =
                forwarded == null ? request.getRemoteAddress().getAddress() : forwarded;
        return address == null ? "unknown" : text(address);
    }

    private InetAddress forwarded(List<String> headers) {
        List<String> entries =
                headers.stream().flatMap(header -> Arrays.stream(header.split(",", -1))).toList();
        int index = entries.size() - trustedProxies;
        return index < 0 ? null : parse(entries.get(index).strip());
    }

    /** Reads an address as proxies write it, with a port or without; never asks a name server. */
    private static InetAddress parse(String entry) {
        String text = entry;
        int colon = entry.indexOf(':');
        if (entry.startsWith("[") && entry.contains("]")) {
            text = entry.substring(1, entry.indexOf(']'));
        } else if (colon > 0 && colon == entry.lastIndexOf(':')) {
            text = entry.substring(0, colon);
        }
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, PREFIX_BYTES)
                : address.getHostAddress();
    }
}
