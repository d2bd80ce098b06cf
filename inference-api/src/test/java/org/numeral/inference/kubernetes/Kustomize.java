package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Renders overlays. */
public final class Kustomize {

    /** One folder for each place. */
    public static final Path OVERLAYS = Path.of("../kubernetes/overlays");

    /** All components at once, but for the distributed training: see {@link Distributed}. */
    static final Path EVERYTHING = Path.of("src/test/resources/kubernetes/everything");

    static final Path COMPONENTS = Path.of("../kubernetes/components");

    private static final Map<Path, String> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** Every overlay, without and with the distributed training, and all components. */
    static List<Path> roots() {
        return Stream.of(folders(OVERLAYS), List.of(EVERYTHING), Distributed.roots())
                .flatMap(List::stream)
                .toList();
    }

    /** What is in a folder. */
    static List<Path> folders(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML of an overlay; the test is skipped where there is no kubectl. */
    public static String render(Path root) {
        assumeTrue(
                installed(),
                "kubectl is missing, so the manifests are not checked: install it (tried with 1.32)");
        return RENDERED.computeIfAbsent(root, Kustomize::run);
    }

    private static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .anyMatch(Files::isExecutable);
    }

    private static String run(Path root) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", root.toString()).start();
            process.getOutputStream().close();
            // what it says on the standard error is short enough for the pipe
            String yaml =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors =
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("kubectl kustomize %s: %s", root, errors).isZero();
            assertThat(errors).as("warnings for %s", root).isEmpty();
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
