package org.numeral.inference.containers;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.numeral.inference.kubernetes.PodOf;

/** A pod of the Deployment and the kubelet's readiness probe of it. */
final class Replica implements AutoCloseable {

    private static final int PORT = 8080;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PlayedPod pod;
    private final String address;
    private final Probe probe;
    private final long graceSeconds;
    private final Thread prober = new Thread(this::probe, "readiness");
    private volatile boolean ready;
    private volatile boolean ending;

    /**
     * Starts a replica.
     *
     * @param node on which
     * @param deployment whose pod it is
     */
    Replica(Node node, PodOf deployment) {
        Container container = deployment.spec().getContainers().get(0);
        this.probe = container.getReadinessProbe();
        this.graceSeconds = deployment.spec().getTerminationGracePeriodSeconds();
        this.pod = node.start(deployment, Map.of());
        this.address = pod.address();
        prober.setDaemon(true);
        prober.start();
    }

    PlayedPod pod() {
        return pod;
    }

    String host() {
        return address;
    }

    int port() {
        return PORT;
    }

    /** Whether the Service may send it connections. */
    boolean isReady() {
        return ready;
    }

    /** Waits for readiness. */
    boolean awaitReady(Duration longest) throws InterruptedException {
        return await(true, longest);
    }

    /** Waits for readiness, or its end. */
    boolean await(boolean state, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (ready != state && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return ready == state;
    }

    /** Asks it for a path, past the Service. */
    String get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** As when a pod is deleted: it is asked to end, and no longer belongs to the Service. */
    int terminate() {
        Thread endpoints =
                new Thread(
                        () -> {
                            try {
                                // until the nodes know: it still gets connections meanwhile
                                TimeUnit.SECONDS.sleep(1);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            leave();
                        });
        endpoints.start();
        pod.terminate(graceSeconds);
        return pod.exitCode();
    }

    private void leave() {
        ending = true;
        ready = false;
    }

    private void probe() {
        int failures = 0;
        while (!ending) {
            if (answers(probe.getHttpGet().getPath())) {
                failures = 0;
                ready = !ending;
            } else if (++failures >= probe.getFailureThreshold()) {
                ready = false;
            }
            try {
                TimeUnit.SECONDS.sleep(probe.getPeriodSeconds());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean answers(String path) {
        try {
            return client.send(request(path), HttpResponse.BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + ":" + PORT + path))
                .timeout(Duration.ofSeconds(probe.getTimeoutSeconds()))
                .build();
    }

    @Override
    public void close() {
        leave();
        pod.close();
    }
}
