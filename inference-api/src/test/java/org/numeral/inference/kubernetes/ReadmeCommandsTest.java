package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's commands name what the overlay for one node applies, with distributed training. */
class ReadmeCommandsTest {

    /** What a command makes is named with a number: retrain-1. */
    private static final Pattern OBJECT =
            Pattern.compile(
                    "\\b(deployment|service|cronjob|job|pvc)[ /]([a-z][a-z-]*[a-z])(?![a-z0-9-])");

    private static final Pattern LABEL =
            Pattern.compile("-l (app\\.kubernetes\\.io/\\w+)=([\\w-]+)");
    private static final Pattern FOLDER = Pattern.compile("(?:apply -k|cd) (kubernetes/[\\w/-]+)");
    private static final Pattern COMMAND = Pattern.compile("(?m)`(kubectl [^`]+)`|^(kubectl .+)$");

    @Test
    void whatTheyNameIsThere() throws Exception {
        Manifests local =
                Manifests.of(
                        Kustomize.render(
                                Distributed.overlay(Kustomize.OVERLAYS.resolve("local"), "")));
        List<String> names =
                local.objects().stream()
                        .map(it -> it.getKind() + "/" + it.getMetadata().getName())
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .map(it -> it.replace("persistentvolumeclaim", "pvc"))
                        .toList();

        List<MatchResult> named = find(OBJECT);
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named)
                .allSatisfy(it -> assertThat(names).contains(it.group(1) + "/" + it.group(2)));
        assertThat(find(LABEL))
                .hasSizeGreaterThan(1)
                .allSatisfy(it -> assertThat(labelled(local, it)).isTrue());
    }

    private static boolean labelled(Manifests manifests, MatchResult label) {
        return manifests.pods().stream()
                .anyMatch(pod -> label.group(2).equals(pod.labels().get(label.group(1))));
    }

    @Test
    void theFoldersAreThere() throws Exception {
        assertThat(find(FOLDER))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(Path.of("..", it.group(1))).isDirectory());
    }

    private static List<MatchResult> find(Pattern pattern) throws Exception {
        return COMMAND.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                .flatMap(command -> pattern.matcher(command).results())
                .toList();
    }
}
