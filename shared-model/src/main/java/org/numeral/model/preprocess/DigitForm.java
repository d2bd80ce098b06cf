package org.numeral.model.preprocess;

import java.util.List;
import java.util.Set;
import org.numeral.model.digit.DigitImage;

/**
 * Brings a digit that was cut out into MNIST's form: 20x20 pixels with its aspect kept, its centre
 * of mass in the centre of 28x28.
 *
 * @param skipped steps that are left out
 */
record DigitForm(Set<PreprocessingStep> skipped) {

    /**
     * Does so.
     *
     * @param strokes cut to the digit's box, 0 for paper to 1 for full ink
     * @param steps what was done is added
     * @return the network's input
     */
    DigitImage apply(GreyImage strokes, List<String> steps) {
        GreyImage digit = strokes;
        int radius =
                skipped.contains(PreprocessingStep.THICKENING) ? 0 : Strokes.missingRadius(digit);
        if (radius > 0) {
            digit = Strokes.widen(digit, radius);
            steps.add("widened thin strokes by " + radius + " pixels on each side");
        }
        GreyImage scaled = Resampler.fit(digit, MnistForm.BOX);
        steps.add("scaled to " + scaled.width() + "x" + scaled.height());
        boolean byMass = !skipped.contains(PreprocessingStep.CENTRE_OF_MASS);
        steps.add(byMass ? "centred by its mass" : "centred by its box");
        return DigitImage.of(Placement.place(scaled, byMass));
    }
}
