package org.numeral.inference.page;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.numeral.inference.error.ProblemFactory;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Shows an error to a browser as the page with a sentence on it, in place of Micronaut's own. */
@Singleton
@Primary
final class HtmlErrorPage implements HtmlErrorResponseBodyProvider {

    private final TemplateEngine templates;
    private final ProblemFactory problems;
    private final PageViews views;

    HtmlErrorPage(TemplateEngine templates, ProblemFactory problems, PageViews views) {
        this.templates = templates;
        this.problems = problems;
        this.views = views;
    }

    @Override
    public String body(ErrorContext context, HttpResponse<?> response) {
        PageView page = views.now().with(problems.describe(context, response));
        return templates.process(
                PageController.VIEW, new Context(Locale.ROOT, Map.of("page", page)));
    }
}
