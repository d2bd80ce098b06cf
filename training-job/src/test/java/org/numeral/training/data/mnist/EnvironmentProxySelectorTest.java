package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxySelectorTest {

    private static final URI HTTPS = URI.create("https://storage.example.com/mnist/");
    private static final URI HTTP = URI.create("http://storage.example.com/mnist/");

    @Test
    void goesDirectlyWithoutSettings() {
        assertThat(select(Map.of(), HTTPS)).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void choosesByScheme() {
        Map<String, String> environment =
                Map.of("https_proxy", "http://secure:3128", "HTTP_PROXY", "plain:8080/");

        assertThat(select(environment, HTTPS)).isEqualTo(proxy("secure", 3128));
        assertThat(select(environment, HTTP)).isEqualTo(proxy("plain", 8080));
    }

    @Test
    void fallsBackToTheProxyForAll() {
        assertThat(select(Map.of("ALL_PROXY", "http://all"), HTTPS)).isEqualTo(proxy("all", 1080));
    }

    @Test
    void leavesOutWhatIsExempt() {
        for (String exempt :
                List.of(
                        "*",
                        "example.com",
                        ".example.com",
                        "*.example.com",
                        "other, storage.example.com")) {
            assertThat(select(Map.of("https_proxy", "p:1", "no_proxy", exempt), HTTPS))
                    .as(exempt)
                    .isEqualTo(Proxy.NO_PROXY);
        }
        assertThat(select(Map.of("https_proxy", "p:1", "no_proxy", "ample.com, other"), HTTPS))
                .isEqualTo(proxy("p", 1));
    }

    @Test
    void javasOwnSettingComesFirst() {
        ProxySelector java = ProxySelector.of(new InetSocketAddress("127.0.0.1", 99));
        List<Proxy> chosen =
                new EnvironmentProxySelector(Map.of("https_proxy", "p:1"), java).select(HTTPS);

        assertThat(chosen).isEqualTo(java.select(HTTPS));
    }

    @Test
    void saysWhichSettingIsNoProxy() {
        for (String wrong : List.of("http://", "a b:3", "http://:3128")) {
            assertThatThrownBy(() -> select(Map.of("https_proxy", wrong), HTTPS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "\"%s\" is no proxy such as http://host:3128; correct https_proxy, http_proxy or all_proxy",
                            wrong);
        }
    }

    private static Proxy select(Map<String, String> environment, URI uri) {
        return new EnvironmentProxySelector(environment, null).select(uri).get(0);
    }

    private static Proxy proxy(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }
}
