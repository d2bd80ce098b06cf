package org.numeral.inference.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for what hinders people who see, hear or move otherwise, by axe's rules. */
final class Axe {

    private static final String SCRIPT = script();

    /** All rules of WCAG 2.2 up to AA and the best practices. */
    private static final String RUN =
            """
            async () => (await axe.run(document)).violations.map(
              (found) => `${found.id}: ${found.nodes.map((node) => node.target + ' ' + node.failureSummary).join(' | ')}`)
            """;

    private static final String SETTLED =
            """
            () => Promise.all(document.getAnimations()
              .filter((each) => each.effect.getTiming().iterations !== Infinity)
              .map((each) => each.finished.catch(() => {})))
            """;

    private Axe() {}

    /** Nothing is found in the page as it is shown now. */
    static void check(Visit visit, String state) {
        // where colours fade into each other, contrast would be measured half-way
        visit.page().evaluate(SETTLED);
        visit.page().evaluate(SCRIPT);
        assertThat((List<?>) visit.page().evaluate(RUN)).as(state).isEmpty();
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
