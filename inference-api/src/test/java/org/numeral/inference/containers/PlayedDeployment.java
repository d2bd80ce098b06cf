package org.numeral.inference.containers;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.numeral.inference.kubernetes.PodOf;

/**
 * The Deployment's controller: as many replicas as it asks for, and a rolling restart with one pod
 * more (maxSurge 1, maxUnavailable 0).
 */
final class PlayedDeployment implements AutoCloseable {

    /** What a JVM ends with that is asked to: 128 and SIGTERM's number. */
    private static final int TERMINATED = 143;

    private final Node node;
    private final PodOf pods;
    private final int wanted;
    private final int minReadySeconds;
    private final List<Replica> current = new CopyOnWriteArrayList<>();
    private final List<Replica> old = new CopyOnWriteArrayList<>();

    /**
     * Starts the replicas.
     *
     * @param node on which
     * @param name of the Deployment
     */
    PlayedDeployment(Node node, String name) {
        Deployment deployment = node.only(Deployment.class, name);
        this.node = node;
        this.pods = node.pods("Deployment " + name);
        this.minReadySeconds = deployment.getSpec().getMinReadySeconds();
        this.wanted = deployment.getSpec().getReplicas();
        for (int i = 0; i < wanted; i++) {
            current.add(new Replica(node, pods));
        }
    }

    /** All that run. */
    List<Replica> replicas() {
        return Stream.concat(old.stream(), current.stream()).toList();
    }

    /** Those that the Service knows. */
    List<Replica> ready() {
        return replicas().stream().filter(Replica::isReady).toList();
    }

    /** Begins a rolling restart. */
    void beginRestart() {
        old.addAll(current);
        current.clear();
    }

    /**
     * Goes on with a rolling restart until it is done or stopped by a pod that does not become
     * ready.
     *
     * @param longest that a pod may take to become ready
     * @return whether it is done
     */
    boolean goOn(Duration longest) throws InterruptedException {
        while (!old.isEmpty()) {
            if (current.size() + old.size() <= wanted) {
                current.add(new Replica(node, pods));
            }
            Replica newest = current.get(current.size() - 1);
            if (!newest.awaitReady(longest)) {
                return false;
            }
            TimeUnit.SECONDS.sleep(minReadySeconds);
            Replica oldest = old.get(0);
            int exit = oldest.terminate();
            if (exit != TERMINATED) {
                throw new IllegalStateException(
                        "a replica ended with %d when it was asked to: %s"
                                .formatted(exit, oldest.pod().log()));
            }
            old.remove(oldest);
            oldest.close();
        }
        return true;
    }

    @Override
    public void close() {
        replicas().forEach(Replica::close);
    }
}
