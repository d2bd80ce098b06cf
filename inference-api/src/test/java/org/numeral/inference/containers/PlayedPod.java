package org.numeral.inference.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A pod with one main container, run by podman. */
final class PlayedPod implements AutoCloseable {

    /** In a list of changed files, one that is neither mounted nor made by podman itself. */
    static final String OUTSIDE_OF_MOUNTS = "(?m)^[AC] /(?!mnt|tmp|run|etc|dev|proc|sys)";

    private static final long LOOK_MILLIS = 1_000;

    private final String name;
    private final String container;

    private PlayedPod(String name, String container) {
        this.name = name;
        this.container = name + "-" + container;
    }

    /**
     * Starts a pod; what prepares it has ended when this returns.
     *
     * @param yaml of the pod and what it refers to
     * @param name of the pod
     * @param container its main container
     * @return the pod
     */
    static PlayedPod start(String yaml, String name, String container) {
        try {
            Path file = Files.createTempFile("pod", ".yaml");
            try {
                Files.writeString(file, yaml);
                Podman.run("kube", "play", file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlayedPod(name, container);
    }

    String name() {
        return name;
    }

    /** Where it can be reached from this machine. */
    String address() {
        String infra = Podman.run("pod", "inspect", name, "--format", "{{.InfraContainerID}}");
        return Podman.run(
                "inspect",
                infra,
                "--format",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}");
    }

    /** How often podman restarted the container. */
    int restarts() {
        return Integer.parseInt(state("{{.RestartCount}}"));
    }

    boolean isRunning() {
        return Boolean.parseBoolean(state("{{.State.Running}}"));
    }

    boolean killedForMemory() {
        return Boolean.parseBoolean(state("{{.State.OOMKilled}}"));
    }

    /** The container's files that differ from its image's, mounts apart. */
    String changedFiles() {
        return Podman.run("diff", container);
    }

    /** Waits until the main container has ended by itself. */
    int awaitExit(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " has not ended: " + log());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return Integer.parseInt(state("{{.State.ExitCode}}"));
    }

    /** Ends the process as a crash does, not as podman's own command, after which none restarts. */
    void crash() {
        long pid = Long.parseLong(state("{{.State.Pid}}"));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Asks it to end and waits for that; kills it when the grace period is over. */
    void terminate(long graceSeconds) {
        Podman.run("stop", "--time", String.valueOf(graceSeconds), container);
    }

    /** Its exit code; after {@link #terminate} 143, or 137 if it had to be killed. */
    int exitCode() {
        return Integer.parseInt(state("{{.State.ExitCode}}"));
    }

    String log() {
        Podman.Result result = Podman.tryTo("logs", container);
        return result.output() + result.errors();
    }

    private String state(String format) {
        return Podman.run("inspect", container, "--format", format);
    }

    @Override
    public void close() {
        Podman.tryTo("pod", "rm", "--force", "--time", "0", name);
    }
}
