package org.numeral.inference.kserve;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the model is called in the paths of these protocols, {@code numeral.kserve.*}.
 *
 * @param modelName a path segment
 */
@ConfigurationProperties("numeral.kserve")
public record ModelName(@Bindable(defaultValue = "numeral") String modelName) {

    /** Checks that it can be a path segment. */
    public ModelName {
        if (!modelName.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "numeral.kserve.model-name is \"%s\"; it can have letters, digits, dots, hyphens and underscores"
                            .formatted(modelName));
        }
    }
}
