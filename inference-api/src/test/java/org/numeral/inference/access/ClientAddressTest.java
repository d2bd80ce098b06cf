package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static final String CONNECTION = address(0);

    @Test
    void theHeaderIsIgnoredWithoutATrustedProxy() {
        assertThat(address(0, "192.0.2.1")).isEqualTo(CONNECTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 192.0.2.1 | 192.0.2.1",
                "1 | 198.51.100.7, 192.0.2.1 | 192.0.2.1",
                "2 | 198.51.100.7, 192.0.2.1,10.0.0.1 | 192.0.2.1",
                "1 | 192.0.2.1:4711 | 192.0.2.1",
                "1 | 2001:db8:1:2:3:4:5:6 | 20010db800010002",
                "1 | [2001:db8:1:2::9]:443 | 20010db800010002",
                "1 | ::ffff:192.0.2.1 | 192.0.2.1"
            })
    void theClientIsTheLastThatNoTrustedProxyHas(int proxies, String header, String client) {
        assertThat(address(proxies, header)).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(address(1, "198.51.100.7", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(address(2, "192.0.2.1", "10.0.0.1")).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 192.0.2.1",
                "1 | unknown",
                "1 | localhost",
                "1 | 192.0.2.1, ",
                "1 | [",
                "1 | 999.0.2.1",
                "1 | ''"
            })
    void aHeaderThatNoTrustedProxyWroteIsIgnored(int proxies, String header) {
        assertThat(address(proxies, header)).isEqualTo(CONNECTION);
    }

    @Test
    void noHeaderIsTheConnection() {
        assertThat(address(1)).isEqualTo(CONNECTION);
    }

    private static String address(int proxies, String... headers) {
        MutableHttpRequest<?> request = HttpRequest.GET("/");
        for (String header : headers) {
            request.getHeaders().add("X-Forwarded-For", header);
        }
        return new ClientAddress(new RateLimitConfiguration(1, 1, proxies, 100)).of(request);
    }
}
