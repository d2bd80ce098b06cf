package org.numeral.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

class PageTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

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
    void pageOffersAFormAndNamesTheModel() throws Exception {
        HttpResponse<String> page = service.get("/", "Accept", BROWSER);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains(
                        ">A picture of one digit</label>",
                        "enctype=\"multipart/form-data\"",
                        "<code id=\"model\">m1</code>",
                        "2 January 2026, 03:04 UTC",
                        "55,000 pictures of mnist",
                        "<strong>97.12 %</strong> <span>of 10,000 (95 % confidence: 96.77 to 97.43 %)</span>")
                .doesNotContain("synthetic", "style=", "id=\"correct\"")
                .doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void uploadedPictureIsAnsweredOnThePage() throws Exception {
        HttpResponse<String> page =
                service.post("/", Form.picture(Pictures.one()), "Accept", BROWSER);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("data:image/png;base64,", "What the network saw")
                .containsPattern("id=\"said\">(It is|Probably) an? \\d<")
                .containsPattern("id=\"sure\">.*\\d+\\.\\d %")
                .doesNotContain("style=");
        assertThat(page.body().split("<rect ")).hasSize(11);
    }

    @Test
    void mistakeIsToldInWordsOnThePage() throws Exception {
        HttpResponse<String> page =
                service.post(
                        "/",
                        Form.picture("no picture".getBytes(StandardCharsets.UTF_8)),
                        "Accept",
                        BROWSER);
        assertThat(page.statusCode()).isEqualTo(415);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("Not a readable picture", "<label for=\"file\"");
    }

    @Test
    void formWithoutAFileIsToldInWordsOnThePage() throws Exception {
        HttpResponse<String> page = service.post("/", Form.picture(new byte[0]), "Accept", BROWSER);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Not one picture", "<label for=\"file\"");
    }

    @Test
    void unknownAddressIsToldOnThePage() throws Exception {
        HttpResponse<String> page =
                service.get(
                        "/<nothing>".replace("<", "%3C").replace(">", "%3E"), "Accept", BROWSER);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing at /").doesNotContain("<nothing>");
    }
}
