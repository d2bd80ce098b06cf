package org.numeral.training.data.mnist;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses proxies as curl does, by {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy} in lower or upper case, which Java itself does not look at. Java's own settings
 * ({@code -Dhttps.proxyHost}, ...) come first where there are any.
 */
final class EnvironmentProxySelector extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> environment;
    private final ProxySelector java;

    /**
     * @param environment of the process
     * @param java Java's selector, which is asked first; may be null
     */
    EnvironmentProxySelector(Map<String, String> environment, ProxySelector java) {
        this.environment = Map.copyOf(environment);
        this.java = java;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        List<Proxy> byJava = java == null ? DIRECT : java.select(uri);
        boolean javaDecides = System.getProperty(scheme + ".proxyHost") != null;
        if (javaDecides || byJava.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return byJava;
        }
        if (isExempt(uri.getHost())) {
            return DIRECT;
        }
        return variable(scheme + "_proxy")
                .or(() -> variable("all_proxy"))
                .map(EnvironmentProxySelector::proxy)
                .map(List::of)
                .orElse(DIRECT);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // the caller of the client sees the failure
    }

    private boolean isExempt(String host) {
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> covers(entry, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean covers(String entry, String host) {
        return entry.equals("*") || host.equals(entry) || host.endsWith("." + entry);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Proxy proxy(String setting) {
        URI uri;
        try {
            uri = new URI(setting.contains("://") ? setting : "http://" + setting);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(wrong(setting), e);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(wrong(setting));
        }
        // curl's default port for proxies
        int port = uri.getPort() < 0 ? 1080 : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    private static String wrong(String setting) {
        return "\"%s\" is no proxy such as http://host:3128; correct https_proxy, http_proxy or all_proxy"
                .formatted(setting);
    }
}
