package org.numeral.inference.kserve;

import jakarta.inject.Singleton;
import java.util.function.Function;
import org.numeral.inference.health.DrainIndicator;
import org.numeral.inference.model.LivenessIndicator;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ServedModel;
import reactor.core.publisher.Mono;

/** Finds the model that a path names. */
@Singleton
final class ServedNames {

    private final String name;
    private final ModelService models;
    private final LivenessIndicator liveness;
    private final DrainIndicator drain;

    ServedNames(
            ModelName name, ModelService models, LivenessIndicator liveness, DrainIndicator drain) {
        this.name = name.modelName();
        this.models = models;
        this.liveness = liveness;
        this.drain = drain;
    }

    String name() {
        return name;
    }

    boolean live() {
        return liveness.obstacle().isEmpty();
    }

    boolean ready() {
        return models.state().served().isPresent() && !drain.isDraining();
    }

    /**
     * The served model.
     *
     * @throws UnknownModelException if it has another name
     * @throws org.numeral.inference.model.ModelNotReadyException if there is none yet
     */
    ServedModel require(String wanted) {
        checkName(wanted);
        return models.require();
    }

    /**
     * The served model.
     *
     * @throws UnknownModelException if another version is served
     */
    ServedModel require(String wanted, String version) {
        ServedModel model = require(wanted);
        checkVersion(model, version);
        return model;
    }

    /** Answers a request with the served model. */
    <T> Mono<T> use(String wanted, Function<ServedModel, Mono<T>> task) {
        checkName(wanted);
        return models.use(task);
    }

    /** Answers a request with the served model, if it is of a version. */
    <T> Mono<T> use(String wanted, String version, Function<ServedModel, Mono<T>> task) {
        return use(
                wanted,
                model -> {
                    checkVersion(model, version);
                    return task.apply(model);
                });
    }

    private void checkName(String wanted) {
        if (!name.equals(wanted)) {
            throw new UnknownModelException(
                    "No model of that name is served here; the model is \"%s\".".formatted(name));
        }
    }

    private static void checkVersion(ServedModel model, String version) {
        if (!model.id().equals(version)) {
            throw new UnknownModelException(
                    "That version is not served; version \"%s\" is.".formatted(model.id()));
        }
    }
}
