package org.numeral.inference.model;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.numeral.inference.pool.InferencePool;
import org.numeral.inference.pool.PoolHealth;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Waits for a model on a thread of its own and publishes it to the rest of the service once it is
 * verified, loaded and warm. The server runs from the first moment on; until there is a model, it
 * says that it is not ready.
 *
 * <p>A version that cannot be served is tried again at every look at the store: another publishing,
 * or a repair, brings the service up. Once a model is served it stays until the next start, or, if
 * reloading is switched on, until another version is ready to take its place: requests that began
 * with the old one end with it.
 */
@Singleton
public class ModelService implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ModelService.class);
    private static final long JOIN_MILLIS = 5_000;

    private final ModelConfiguration configuration;
    private final ModelLoader loader;
    private final ModelMetrics metrics;
    private final ModelStore store;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "model-watcher");
    private final Set<InferencePool> retired = ConcurrentHashMap.newKeySet();
    private volatile ModelState state = ModelState.waiting("The service is starting.");
    private volatile ModelLease lease;
    private volatile NativeRuntime runtime;

    ModelService(ModelConfiguration configuration, ModelLoader loader, ModelMetrics metrics) {
        this.configuration = configuration;
        this.loader = loader;
        this.metrics = metrics;
        this.store = new ModelStore(configuration.directory());
        thread.setDaemon(true);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        metrics.watch(this);
        thread.start();
    }

    /**
     * What is served now.
     *
     * @return one consistent state
     */
    public ModelState state() {
        return state;
    }

    /**
     * Answers a request with the model that is served now, which stays open until then.
     *
     * @param <T> the answer
     * @param task answers with the model
     * @return the answer, or {@link ModelNotReadyException} if there is no model yet
     */
    public <T> Mono<T> use(Function<ServedModel, Mono<T>> task) {
        return Mono.using(this::acquire, used -> task.apply(used.model()), ModelLease::release);
    }

    private ModelLease acquire() {
        ModelLease now = lease;
        while (now != null && !now.acquire()) {
            now = lease; // it was replaced in this moment
        }
        if (now == null) {
            throw new ModelNotReadyException(state.obstacle().orElse(""));
        }
        return now;
    }

    /**
     * The model that is served now, for who does not compute with it.
     *
     * @return the model
     * @throws ModelNotReadyException if there is none yet
     */
    public ServedModel require() {
        ModelState now = state;
        return now.served()
                .orElseThrow(() -> new ModelNotReadyException(now.obstacle().orElse("")));
    }

    /**
     * How the workers are: of the model that is served, and of those that were replaced while one
     * of their workers hung.
     *
     * @return the served model's first; empty before there is one
     */
    List<PoolHealth> pools() {
        retired.removeIf(InferencePool::isTerminated);
        return Stream.concat(state.served().map(ServedModel::pool).stream(), retired.stream())
                .map(InferencePool::health)
                .toList();
    }

    /**
     * The native side.
     *
     * @return what was chosen, or empty while it is being loaded
     */
    public Optional<NativeRuntime> runtime() {
        return Optional.ofNullable(runtime);
    }

    /** Ends the watching and closes the served model. */
    @PreDestroy
    void close() throws InterruptedException {
        stop.countDown();
        thread.join(JOIN_MILLIS);
        thread.interrupt(); // if it still loads a model: nobody is going to use it
        state.served().ifPresent(ServedModel::close);
    }

    private void watch() {
        try {
            while (stop.getCount() > 0 && (!look() || configuration.reload())) {
                if (stop.await(configuration.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at the store; true when the current version is served. */
    private boolean look() throws InterruptedException {
        try {
            runtime = NativeRuntime.start();
            Optional<String> id = store.currentId();
            if (id.isEmpty()) {
                obstacle(
                        "no model has been published in %s yet; run the training job."
                                .formatted(configuration.directory()),
                        null);
                return false;
            }
            if (id.equals(state.served().map(ServedModel::id))) {
                // after a rollback nothing stands in the way any more
                state = ModelState.serving(state.served().orElseThrow());
            } else {
                serve(id.get());
            }
            return true;
        } catch (IOException | RuntimeException | Error e) { // whatever it is, look again later
            metrics.onFailure();
            obstacle("the published model cannot be served: " + words(e), e);
            return false;
        }
    }

    private void serve(String id) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ServedModel model = loader.load(store, id, runtime);
        if (stop.getCount() == 0) {
            model.close(); // the service ended meanwhile
            return;
        }
        ModelLease old = lease;
        lease = new ModelLease(model);
        state = ModelState.serving(model);
        if (old != null) {
            retired.add(old.model().pool());
            old.retire();
        }
        metrics.onServing(model);
        LOG.info(
                "Serving model {} with {} replicas; verified, loaded and warmed up in {} ms",
                id,
                model.pool().workers(),
                (System.nanoTime() - start) / 1_000_000);
        model.notice().ifPresent(notice -> LOG.warn("*** {} ***", notice));
    }

    /** Remembers why nothing new is served; logs it only when it is another reason than before. */
    private void obstacle(String reason, Throwable cause) {
        // clients are told as well, and where the store is mounted is not for them
        String told = reason.replace(configuration.directory().toString(), "MODEL_DIR");
        if (stop.getCount() == 0 || state.obstacle().filter(told::equals).isPresent()) {
            return;
        }
        state = state.withObstacle(told);
        String status =
                state.served()
                        .map(model -> "Model " + model.id() + " stays in service")
                        .orElse("Not ready");
        if (cause == null) {
            LOG.info("{}: {} Looking again every {}", status, reason, configuration.pollInterval());
        } else {
            LOG.error("{}: {}", status, reason, cause);
        }
    }

    private static String words(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
