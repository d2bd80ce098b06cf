package org.numeral.inference.predict;

import jakarta.inject.Singleton;
import org.numeral.inference.explain.Explainer;
import org.numeral.inference.model.ServedModel;
import reactor.core.publisher.Mono;

/** Reads pictures of one digit and explains the answers. */
@Singleton
public final class ExplainingReader implements PictureReader<ExplainedAnswer> {

    private final DigitReader digits;
    private final Explainer explainer;
    private final Deadline deadline;

    ExplainingReader(DigitReader digits, Explainer explainer, Deadline deadline) {
        this.digits = digits;
        this.explainer = explainer;
        this.deadline = deadline;
    }

    @Override
    public Mono<ExplainedAnswer> read(Picture picture, ServedModel model) {
        return deadline.within(digits.read(picture, model).flatMap(this::explained));
    }

    private Mono<ExplainedAnswer> explained(DigitAnswer answer) {
        return explainer
                .explain(answer.image(), answer.prediction(), answer.model())
                .map(explanation -> new ExplainedAnswer(answer, explanation));
    }
}
