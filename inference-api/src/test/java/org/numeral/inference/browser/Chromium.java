package org.numeral.inference.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine: what the environment variable CHROMIUM names, or one on the PATH.
 * None is ever downloaded.
 */
public final class Chromium {

    /** For who skips tests. */
    public static final String MISSING =
            "there is no Chromium: install one (Debian: chromium) or name it in the variable CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private static Browser browser;

    private Chromium() {}

    /** Whether there is one; for {@code @EnabledIf}. */
    public static boolean available() {
        return executable().isPresent();
    }

    /** The browser, which all tests share and the end of the tests closes. */
    static synchronized Browser browser() {
        if (browser == null) {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            // on a busy machine the usual five seconds are not many
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(executable().orElseThrow())
                                            .setArgs(
                                                    List.of(
                                                            "--headless",
                                                            "--no-sandbox",
                                                            "--disable-gpu",
                                                            "--disable-quic",
                                                            "--no-first-run",
                                                            "--disable-background-networking",
                                                            "--disable-component-update",
                                                            "--disable-sync")));
        }
        return browser;
    }

    private static Optional<Path> executable() {
        String named = System.getenv("CHROMIUM");
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.ofNullable(named).filter(name -> !name.isBlank()).map(Path::of),
                        Arrays.stream(path.split(File.pathSeparator))
                                .flatMap(
                                        folder ->
                                                NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
