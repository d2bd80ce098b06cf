package org.numeral.inference.page;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.numeral.inference.error.ProblemFactory;
import org.numeral.inference.model.ModelService;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Shows an error to a browser as the page with a sentence on it, in place of Micronaut's own. */
@Singleton
@Primary
final class HtmlErrorPage implements HtmlErrorResponseBodyProvider {

    private final TemplateEngine templates;
    private final ProblemFactory problems;
    private final ModelService models;

    HtmlErrorPage(TemplateEngine templates, ProblemFactory problems, ModelService models) {
        this.templates = templates;
        this.problems = problems;
        this.models = models;
    }

    @Override
    public String body(ErrorContext context, HttpResponse<?> response) {
        PageView page = PageView.of(models.state()).with(problems.describe(context, response));
        return templates.process(
                PageController.VIEW, new Context(Locale.ROOT, Map.of("page", page)));
    }
}
