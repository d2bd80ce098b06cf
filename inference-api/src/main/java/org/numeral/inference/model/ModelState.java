package org.numeral.inference.model;

import java.util.Optional;

/**
 * What is served at a moment, and what stands in the way of serving the published model.
 *
 * @param served the model that answers, or empty
 * @param obstacle why the published model is not served, in words for a person, or empty
 */
public record ModelState(Optional<ServedModel> served, Optional<String> obstacle) {

    static ModelState waiting(String obstacle) {
        return new ModelState(Optional.empty(), Optional.of(obstacle));
    }

    static ModelState serving(ServedModel model) {
        return new ModelState(Optional.of(model), Optional.empty());
    }

    ModelState withObstacle(String reason) {
        return new ModelState(served, Optional.of(reason));
    }
}
