package org.numeral.training.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the report; the template escapes every value. */
final class ReportTemplate {

    private ReportTemplate() {}

    static String render(ReportView view) {
        ClassLoaderTemplateResolver resolver =
                new ClassLoaderTemplateResolver(ReportTemplate.class.getClassLoader());
        resolver.setPrefix("org/numeral/training/report/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine.process("report", new Context(Locale.ROOT, Map.of("report", view)));
    }
}
