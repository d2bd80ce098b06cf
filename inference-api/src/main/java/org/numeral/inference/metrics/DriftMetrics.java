package org.numeral.inference.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata;

/** Shows how far the latest answers are from those on the validation set. */
@Singleton
public final class DriftMetrics {

    private volatile String version = "";
    private volatile AnswerWindow window;

    DriftMetrics(MeterRegistry registry) {
        register(registry, "digits", AnswerWindow::driftOfDigits);
        register(registry, "confidence", AnswerWindow::driftOfConfidence);
    }

    private void register(
            MeterRegistry registry, String of, Function<AnswerWindow, OptionalDouble> drift) {
        Gauge.builder(
                        "numeral.drift",
                        () -> {
                            AnswerWindow now = window;
                            return now == null ? Double.NaN : drift.apply(now).orElse(Double.NaN);
                        })
                .description(
                        "Population stability index of the latest answers against the validation set's")
                .tag("of", of)
                .register(registry);
    }

    /**
     * A picture was answered.
     *
     * @param prediction the answer
     * @param model that gave it
     */
    public void onAnswer(Prediction prediction, ModelMetadata model) {
        if (!model.id().equals(version)) {
            begin(model);
        }
        AnswerWindow now = window;
        if (now != null) {
            now.add(prediction);
        }
    }

    /** With another model all answers begin anew. */
    private synchronized void begin(ModelMetadata model) {
        if (!model.id().equals(version)) {
            window = model.baseline() == null ? null : new AnswerWindow(model.baseline());
            version = model.id();
        }
    }
}
