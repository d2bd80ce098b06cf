package org.numeral.inference.page;

import io.micronaut.core.annotation.Introspected;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.store.ModelMetadata;

/**
 * What the page tells of the served model.
 *
 * @param id of the version
 * @param created when its training ended, as HTML's time element has it
 * @param day the same for people
 * @param training what it was trained on
 * @param accuracy share of right answers on the test set
 * @param interval how many those were, and the confidence interval
 */
@Introspected
public record ModelFacts(
        String id, String created, String day, String training, String accuracy, String interval) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    static ModelFacts of(ServedModel served) {
        ModelMetadata metadata = served.metadata();
        ModelMetadata.Figures test = metadata.test();
        return new ModelFacts(
                served.id(),
                metadata.created().toString(),
                DAY.format(metadata.created()),
                String.format(
                        Locale.ROOT,
                        "%,d pictures of %s",
                        metadata.dataset().trainingExamples(),
                        metadata.dataset().name()),
                String.format(Locale.ROOT, "%.2f %%", test.accuracy() * 100),
                String.format(
                        Locale.ROOT,
                        "of %,d (95 %% confidence: %.2f to %.2f %%)",
                        test.examples(),
                        test.confidenceLow() * 100,
                        test.confidenceHigh() * 100));
    }
}
