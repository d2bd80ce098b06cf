package org.numeral.training.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelCard;

/** Writes model cards: the words are the same for all models that a run can give. */
public final class ModelCards {

    private ModelCards() {}

    /**
     * The card of a model.
     *
     * @param synthetic whether it was trained on digits that nobody wrote
     * @param trial on pictures unlike those of the test set; empty if there was none
     * @return the card
     */
    public static ModelCard of(boolean synthetic, Optional<ModelCard.Trial> trial) {
        return new ModelCard(
                synthetic
                        ? "Trying out and testing the software where no dataset of handwriting can be had. Not for reading real digits."
                        : "Reading single handwritten digits, 0 to 9, in pictures that hold one digit each: scanned forms, drawings on a screen, photographs of paper. For developers who build such a step into a program in which a person, or a check digit, catches mistakes that matter.",
                List.of(
                        "Numbers of several digits, letters, signs, printed type: the model knows ten answers and gives one of them to any picture, unless it does not recognise it as a digit.",
                        "Decisions about people or money (cheques, ballots, medical forms, marks) without a second check.",
                        "Identifying who wrote something.",
                        "Digits of other scripts than the Western Arabic ones."),
                limits(synthetic, trial.isPresent()),
                trial.orElse(null));
    }

    private static List<String> limits(boolean synthetic, boolean tried) {
        List<String> limits = new ArrayList<>();
        if (synthetic) {
            limits.add("Synthetic data: measure on real handwriting before any use.");
        }
        limits.add(
                "The figures hold for pictures like those of the test set. Photographs, other pens and other countries' digits are harder: measure on a sample of your own with numeral evaluate.");
        limits.add(
                "A high confidence is no proof: see the worst mistakes in the report. Have answers below a confidence of your choice looked at by a person.");
        if (!tried) {
            limits.add(
                    "How the model reads bad pictures, and pictures that show no digit, was not measured in this run.");
        }
        limits.add("One training run was measured. Another seed gives a slightly different model.");
        return limits;
    }
}
