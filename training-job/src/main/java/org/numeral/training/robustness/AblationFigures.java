package org.numeral.training.robustness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.numeral.model.preprocess.PreprocessingStep;

/**
 * What each step of the preprocessing is worth.
 *
 * @param complete with all steps
 * @param without each of the steps alone left out
 */
public record AblationFigures(
        RobustnessFigures complete, Map<PreprocessingStep, RobustnessFigures> without) {

    /** Copies the map, in the steps' order. */
    public AblationFigures {
        Map<PreprocessingStep, RobustnessFigures> copy = new EnumMap<>(PreprocessingStep.class);
        copy.putAll(without);
        without = Collections.unmodifiableMap(copy);
    }
}
