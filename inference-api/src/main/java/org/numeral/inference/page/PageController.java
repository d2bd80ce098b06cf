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
     * The page with a form to upload a picture.
     *
     * @return the page
     */
    @Get
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "page", summary = "The page for people")
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
