package org.numeral.inference.containers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.numeral.inference.kubernetes.Kustomize;
import org.numeral.inference.kubernetes.Manifests;
import org.numeral.inference.kubernetes.PodOf;

/** One machine that runs an overlay's pods; closing it removes all that it made. */
final class Node implements AutoCloseable {

    private final Manifests manifests;
    private final PodFile file;
    private final Optional<Path> data;
    private final AtomicInteger number = new AtomicInteger();
    private final Collection<PlayedPod> pods = new ConcurrentLinkedQueue<>();

    private Node(Manifests manifests, String run, Optional<Path> data) {
        this.manifests = manifests;
        this.file = new PodFile(manifests, run);
        this.data = data;
        Podman.run("volume", "create", file.modelVolume());
    }

    /**
     * A node for an overlay.
     *
     * @param overlay its folder's name
     * @param data MNIST's files, or empty for digits that Numeral draws
     * @return nothing runs on it yet
     */
    static Node of(String overlay, Optional<Path> data) {
        Manifests manifests = Manifests.of(Kustomize.render(Kustomize.OVERLAYS.resolve(overlay)));
        return new Node(manifests, "story-" + ProcessHandle.current().pid(), data);
    }

    /** What the overlay makes pods of, by kind and name. */
    PodOf pods(String owner) {
        return manifests.pods().stream()
                .filter(pods -> pods.toString().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    /** The object of a type and name. */
    <T extends HasMetadata> T only(Class<T> type, String name) {
        return manifests
                .all(type)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a pod of a workload with settings beside its own; training pods see the data. */
    PlayedPod start(PodOf pods, Map<String, String> settings) {
        String name = file.run() + "-" + number.incrementAndGet();
        boolean trains = pods.labels().get("app.kubernetes.io/component").equals("training");
        String yaml = file.of(pods, name, settings, trains ? data : Optional.empty());
        PlayedPod pod = PlayedPod.start(yaml, name, pods.spec().getContainers().get(0).getName());
        this.pods.add(pod);
        return pod;
    }

    /** The model volume's folder on this machine. */
    Path models() {
        return Path.of(
                Podman.run("volume", "inspect", file.modelVolume(), "--format", "{{.Mountpoint}}"));
    }

    @Override
    public void close() {
        pods.forEach(PlayedPod::close);
        Podman.run("volume", "ls", "--quiet", "--filter", "name=" + file.run())
                .lines()
                .forEach(volume -> Podman.tryTo("volume", "rm", volume));
    }
}
