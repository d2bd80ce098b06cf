package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** The drawing area and its tools; what the answers are does not matter here. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class DrawingTest {

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void strokesAreUndoneRedoneAndClearedByButtonsAndKeys() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            assertThat(visit.find("#undo")).isDisabled();
            visit.draw(Strokes.of(7));
            visit.awaitAnswer();
            visit.page().keyboard().press("Control+z");
            assertThat(visit.find(".answer")).hasClass(Pattern.compile("empty"));
            assertThat(visit.find("#invite")).isVisible();
            visit.find("#redo").click();
            visit.awaitAnswer();
            visit.page().keyboard().press("Delete");
            assertThat(visit.find("#clear")).isDisabled();
            visit.page().keyboard().press("Control+z"); // clearing can be undone too
            visit.awaitAnswer();
            visit.page().keyboard().press("Control+z");
            visit.page().keyboard().press("Control+Shift+z");
            visit.awaitAnswer();
            visit.assertQuiet();
        }
    }

    @Test
    void tapLeavesADotAndAThickPenMoreInk() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.find("#canvas").click();
            int thin = ink(visit);
            assertThat(thin).isPositive();
            visit.find("#clear").click();
            visit.find("#pen").fill("14");
            visit.find("#canvas").click();
            assertThat(ink(visit)).isGreaterThan(2 * thin);
        }
    }

    @Test
    void answersWhileAStrokeGoesOn() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            BoundingBox box = visit.find("#canvas").boundingBox();
            visit.page().mouse().move(box.x + 60, box.y + 60);
            visit.page().mouse().down();
            visit.page().mouse().move(box.x + 90, box.y + 200);
            visit.awaitAnswer();
            visit.page().mouse().up();
        }
    }

    @Test
    void fingerDrawsOnAPhoneWithoutScrollingThePage() throws Exception {
        try (Visit visit = Visit.phone(service.port()).open()) {
            BoundingBox box = visit.find("#canvas").boundingBox();
            CDPSession session = visit.context().newCDPSession(visit.page());
            touch(session, "touchStart", box.x + 100, box.y + 60);
            for (int i = 1; i <= 8; i++) {
                touch(session, "touchMove", box.x + 100, box.y + 60 + 15 * i);
            }
            touch(session, "touchEnd", 0, 0);
            visit.awaitAnswer();
            assertThat(visit.page().evaluate("() => scrollY")).isEqualTo(0);
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                    .as("nothing is wider than the screen")
                    .isEqualTo(320);
            assertThat(visit.find(".camera")).isVisible();
            visit.assertQuiet();
        }
    }

    @Test
    void slowAnswerIsOvertakenByANewerOne() throws Exception {
        try (Visit visit = Visit.wide(service.port())) {
            // as if a browser could not end a request: the order alone must do
            visit.context().addInitScript("AbortController.prototype.abort = () => {}");
            visit.open();
            List<Route> held = new ArrayList<>();
            AtomicBoolean drawing = new AtomicBoolean();
            visit.page()
                    .route(
                            address -> address.contains("/predict"),
                            route -> {
                                if (!drawing.get()) {
                                    held.add(route);
                                } else {
                                    route.fallback();
                                }
                            });
            visit.find("#canvas").click();
            visit.page().waitForCondition(() -> !held.isEmpty());
            drawing.set(true);
            visit.draw(Strokes.of(1));
            assertThat(visit.find("#seen")).isVisible(); // the last that is asked for
            String newer = visit.said();
            visit.page()
                    .waitForResponse(
                            response -> response.url().endsWith("/predict"),
                            () ->
                                    held.get(0)
                                            .fulfill(
                                                    new Route.FulfillOptions()
                                                            .setContentType("application/json")
                                                            .setBody(
                                                                    "{\"prediction\":0,\"confidence\":1,\"probabilities\":[1,0,0,0,0,0,0,0,0,0],\"recognised\":true,\"steps\":[\"too late\"]}")));
            visit.page().waitForTimeout(100);
            assertThat(visit.said()).isEqualTo(newer);
            assertThat(visit.find("#steps").textContent()).doesNotContain("too late");
        }
    }

    private static int ink(Visit visit) {
        visit.page().evaluate("() => new Promise(requestAnimationFrame)");
        return (Integer)
                visit.page()
                        .evaluate(
                                """
                                () => {
                                  const canvas = document.getElementById('canvas');
                                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                                  return data.filter((value, i) => i % 4 === 3 && value > 128).length;
                                }
                                """);
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
