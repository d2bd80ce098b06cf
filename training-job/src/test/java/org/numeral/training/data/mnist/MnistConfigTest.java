package org.numeral.training.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MnistConfigTest {

    @Test
    void defaults() {
        MnistConfig config = MnistConfig.of(Optional.empty());

        assertThat(config.dataDir()).isEmpty();
        assertThat(config.cacheDir()).isAbsolute().endsWith(Path.of(".cache", "numeral", "mnist"));
        assertThat(config.download().mirrors())
                .extracting(URI::getHost)
                .containsExactly("storage.googleapis.com", "ossci-datasets.s3.amazonaws.com");
        assertThat(config.download().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.download().stallTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.download().attemptTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.download().attempts()).isEqualTo(3);
        assertThat(config.download().retryDelay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void foldersBecomeAbsolute() {
        MnistConfig config =
                new MnistConfig(
                        Optional.of(Path.of("a/../b")), Path.of("c"), DownloadConfig.DEFAULT);

        assertThat(config.dataDir()).contains(Path.of("b").toAbsolutePath());
        assertThat(config.cacheDir()).isEqualTo(Path.of("c").toAbsolutePath());
    }

    @Test
    void mirrorsAreReadInOrderAndEndWithASlash() {
        assertThat(DownloadConfig.parseMirrors(" https://a.example/mnist , http://b.example/,"))
                .containsExactly(
                        URI.create("https://a.example/mnist/"), URI.create("http://b.example/"));
    }

    @Test
    void rejectsWhatIsNoMirror() {
        for (String wrong : List.of("ftp://a.example/", "a.example", "https:///x", "http://a b/")) {
            assertThatThrownBy(() -> DownloadConfig.parseMirrors(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "mirror \"%s\" is no address such as https://host/folder/ (MNIST_MIRRORS takes several, separated by commas)",
                            wrong);
        }
        assertThatThrownBy(() -> DownloadConfig.parseMirrors(" , "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no mirror; leave MNIST_MIRRORS unset for the usual ones");
    }

    @Test
    void rejectsImpossiblePatience() {
        List<URI> mirrors = DownloadConfig.DEFAULT_MIRRORS;
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(
                        () -> new DownloadConfig(mirrors, Duration.ZERO, second, second, 1, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectTimeout is PT0S, not above zero");
        assertThatThrownBy(
                        () ->
                                new DownloadConfig(
                                        mirrors, second, second.negated(), second, 1, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stallTimeout is PT-1S, not above zero");
        assertThatThrownBy(() -> new DownloadConfig(mirrors, second, second, second, 0, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts is 0, not 1 or more");
    }
}
