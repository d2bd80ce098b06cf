package org.numeral.inference.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One reader's visit to the page, with a browser window of its own. */
final class Visit implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visit(int port, Browser.NewContextOptions options) {
        address = "http://localhost:" + port;
        context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (List.of("error", "warning").contains(message.type())) {
                        complaints.add(message.text());
                    }
                });
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(address)
                            && !request.url().startsWith("data:")
                            && !request.url().startsWith("blob:" + address)) {
                        complaints.add("request to " + request.url());
                    }
                });
    }

    /** At a desk. */
    static Visit wide(int port) {
        return new Visit(port, window(1200, 900));
    }

    /** At a desk, with another colour scheme. */
    static Visit wide(int port, ColorScheme scheme) {
        return new Visit(port, window(1200, 900).setColorScheme(scheme));
    }

    /** On a small phone. */
    static Visit phone(int port) {
        return new Visit(
                port, window(320, 640).setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2));
    }

    /** With scripts switched off. */
    static Visit withoutScripts(int port) {
        return new Visit(port, window(1200, 900).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions window(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height);
    }

    /** Opens the page and waits until its scripts have taken over. */
    Visit open() {
        page.navigate(address + "/");
        page.waitForSelector("[data-live]");
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String address() {
        return address;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** What the answer says in large letters. */
    String said() {
        return find("#said").textContent();
    }

    /** Waits for an answer to be there, the first or the next. */
    Visit awaitAnswer() {
        page.waitForSelector(".answer:not(.pending):not(.empty)");
        return this;
    }

    /** Draws with the mouse. The answer is pending from the end of each stroke on. */
    void draw(Strokes strokes) {
        BoundingBox box = find("#canvas").boundingBox();
        for (List<Strokes.Point> stroke : strokes.lines()) {
            move(box, stroke.get(0));
            page.mouse().down();
            stroke.stream().skip(1).forEach(point -> move(box, point));
            page.mouse().up();
        }
    }

    private void move(BoundingBox box, Strokes.Point to) {
        page.mouse().move(box.x + to.x() * box.height, box.y + to.y() * box.height);
    }

    /** Nothing was complained of, and nothing was asked of another host. */
    void assertQuiet() {
        assertThat(complaints).isEmpty();
    }

    /** The same, but for what the browser itself says of failed requests. */
    void assertOnlyFailedRequests() {
        assertThat(complaints).allMatch(text -> text.startsWith("Failed to load resource"));
    }

    @Override
    public void close() {
        context.close();
    }
}
