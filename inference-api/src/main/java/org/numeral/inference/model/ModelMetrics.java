package org.numeral.inference.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.pool.PoolHealth;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelMetadata;

/** Figures of the model and of the native side. */
@Singleton
final class ModelMetrics {

    private final MeterRegistry registry;
    private final PredictionMetrics predictions;
    private final MultiGauge info;
    private final Counter loaded;
    private final Counter failed;

    ModelMetrics(MeterRegistry registry, PredictionMetrics predictions) {
        this.registry = registry;
        this.predictions = predictions;
        this.info =
                MultiGauge.builder("numeral.model.info")
                        .description("1 for the version that is served")
                        .register(registry);
        this.loaded = loads("success");
        this.failed = loads("failure");
    }

    private Counter loads(String result) {
        return Counter.builder("numeral.model.loads")
                .description("Versions that were loaded, and tries that failed")
                .tag("result", result)
                .register(registry);
    }

    /** Watches what is served, from the beginning. */
    void watch(ModelService models) {
        gauge(
                "numeral.model.ready",
                "1 while a model is served",
                models,
                service -> service.state().served().isPresent() ? 1 : 0);
        workers("working", models, PoolHealth::working);
        workers("starting", models, PoolHealth::starting);
        workers("hung", models, PoolHealth::hung);
        predictions.watchQueue("inference", () -> waiting(models));
        bytes(
                "numeral.native.memory",
                "Native memory that JavaCPP counts: of objects not yet collected; weights are not among them",
                models,
                NativeRuntime::nativeBytes);
        bytes("numeral.process.memory", "Resident memory", models, NativeRuntime::processBytes);
    }

    private void workers(String state, ModelService models, ToIntFunction<PoolHealth> number) {
        Gauge.builder(
                        "numeral.workers",
                        models,
                        service -> service.pools().stream().mapToInt(number).sum())
                .description("Inference workers; one that hangs is counted until it comes back")
                .tag("state", state)
                .register(registry);
    }

    private static int waiting(ModelService models) {
        return models.state().served().map(model -> model.pool().waiting()).orElse(0);
    }

    private void bytes(
            String name,
            String description,
            ModelService models,
            ToDoubleFunction<NativeRuntime> value) {
        Gauge.builder(
                        name,
                        models,
                        service -> service.runtime().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private void gauge(
            String name,
            String description,
            ModelService models,
            ToDoubleFunction<ModelService> value) {
        Gauge.builder(name, models, value).description(description).register(registry);
    }

    /** A version is served from now on. */
    void onServing(ServedModel model) {
        loaded.increment();
        ModelMetadata metadata = model.metadata();
        info.register(
                List.of(
                        MultiGauge.Row.of(
                                Tags.of(
                                        "version",
                                        metadata.id(),
                                        "network",
                                        metadata.network().architecture(),
                                        "dataset",
                                        metadata.dataset().name()),
                                1)),
                true);
    }

    /** A version could not be loaded. */
    void onFailure() {
        failed.increment();
    }
}
