package org.numeral.inference.page;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.numeral.inference.access.Guarded;
import org.numeral.inference.predict.Predictor;
import reactor.core.publisher.Mono;

/** Predictions for people. */
@Controller
@Tag(name = "page")
final class PageController {

    static final String VIEW = "page";

    private final PageViews views;
    private final Predictor predictor;

    PageController(PageViews views, Predictor predictor) {
        this.views = views;
        this.predictor = predictor;
    }

    /**
     * The page to draw on or to give a picture to.
     *
     * @return the page
     */
    @Get
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "page", summary = "The page for people")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    ModelAndView<Map<String, Object>> show() {
        return view(views.now());
    }

    /**
     * The page with the answer to the picture that its form sent. Errors come as a page too, to
     * whoever prefers HTML.
     *
     * @param body the form
     * @return the page
     */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Guarded
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "pagePredict", summary = "Answers the page's form")
    @ApiResponse(
            responseCode = "200",
            description = "The page with the answer",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "400",
            description = "The page, saying that there was not exactly one picture",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "413",
            description = "The page, saying that the picture is too large",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "415",
            description = "The page, saying that it is no picture of a known format",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "422",
            description = "The page, saying that the picture is damaged or without ink",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "503",
            description = "The page, saying that there is no model yet, or too much to do",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "504",
            description = "The page, saying that there was no answer in time",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(ref = "#/components/schemas/PredictForm")))
    Mono<ModelAndView<Map<String, Object>>> predict(@Body MultipartBody body) {
        return predictor.predict(body).map(answer -> view(views.now().with(answer)));
    }

    static ModelAndView<Map<String, Object>> view(PageView page) {
        return new ModelAndView<>(VIEW, Map.of("page", page));
    }
}
