package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kustomizations that divide the training among workers. No overlay does so by itself; these are
 * made the ways that the README names, and rendered like the others.
 */
final class Distributed {

    static final String COMPONENT = "components/distributed-training\n";

    /** What every overlay has. */
    private static final String LISTED = "  - ../../" + COMPONENT;

    private static final String COMMENT = LISTED.replace("- ", "# - ");

    private static final Pattern LITERALS =
            Pattern.compile("  - name: numeral-training\n(?: {4}.*\n)*? {4}literals:\n");

    private static final Path FOLDER = Path.of("target/kubernetes");

    /** As seen from a folder in that one. */
    private static final String KUBERNETES = "../../../../kubernetes/";

    private Distributed() {}

    /** Each overlay both ways, and all components at once. */
    static List<Path> roots() {
        return Stream.concat(overlays(), Stream.of(everything())).toList();
    }

    /** Each overlay with its line, and with a kustomization on top. */
    static Stream<Path> overlays() {
        return overlays("");
    }

    /** The same with a setting of the training. */
    static Stream<Path> overlays(String setting) {
        return Stream.concat(
                Kustomize.folders(Kustomize.OVERLAYS).stream().map(it -> overlay(it, setting)),
                without().map(it -> onTopOf(it, setting)));
    }

    /** The overlays that do not list the component: all, unless somebody has changed them. */
    static Stream<Path> without() {
        return Kustomize.folders(Kustomize.OVERLAYS).stream()
                .filter(it -> !read(it).contains(LISTED));
    }

    /** An overlay whose line for the component is no comment any more. */
    static Path overlay(Path overlay, String setting) {
        String text = read(overlay).replace(COMMENT, LISTED);
        assertThat(text).as("%s", overlay).contains(LISTED);
        String name = overlay.getFileName() + "-with-its-line" + setting;
        copy(overlay, FOLDER.resolve(name));
        return write(name, with(setting, text).replace("../../", KUBERNETES));
    }

    /** A kustomization on top of an overlay, so that the component comes after all others. */
    private static Path onTopOf(Path overlay, String setting) {
        String text =
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                  - %1$soverlays/%2$s
                components:
                  - %1$s%3$simages:
                  - name: numeral/training-job-distributed
                    newTag: %4$s
                """
                        .formatted(
                                KUBERNETES,
                                overlay.getFileName(),
                                COMPONENT,
                                overlay.endsWith("local") ? "local" : "0.1.0");
        return write("on-top-of-" + overlay.getFileName() + setting, with(setting, text));
    }

    /** All components at once. */
    static Path everything() {
        return write("everything", beside("restart-after-training"));
    }

    /** The component at a place where it cannot change what it has to. */
    static Path tooLate() {
        return write("too-late", beside("scheduled-training"));
    }

    private static String beside(String next) {
        String before = "  - " + KUBERNETES + "components/" + next + "\n";
        String text =
                read(Kustomize.EVERYTHING).replaceAll("(\\.\\./){6}kubernetes/", KUBERNETES)
                        + """
                          - name: numeral/training-job-distributed
                            newTag: 0.1.0
                        """;
        assertThat(text).contains(before);
        return text.replace(before, "  - " + KUBERNETES + COMPONENT + before);
    }

    /** Adds a setting of the training, as the README says. */
    private static String with(String setting, String text) {
        if (setting.isEmpty()) {
            return text;
        }
        String name = setting.substring(0, setting.indexOf('=') + 1);
        String others = text.replaceAll("(?m)^ *- " + name + ".*\\R", "");
        Matcher literals = LITERALS.matcher(others);
        return literals.find()
                ? others.substring(0, literals.end())
                        + ("      - " + setting + "\n")
                        + others.substring(literals.end())
                : others
                        + """
                        configMapGenerator:
                          - name: numeral-training
                            namespace: numeral
                            behavior: merge
                            literals:
                              - %s
                        """
                                .formatted(setting);
    }

    private static String read(Path folder) {
        try {
            return Files.readString(folder.resolve("kustomization.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String name, String text) {
        try {
            Path folder = Files.createDirectories(FOLDER.resolve(name));
            Files.writeString(folder.resolve("kustomization.yaml"), text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
