package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to fit the programs: settings, commands, the model volume. */
final class NumeralRules {

    private static final Path README = Path.of("../README.md");
    private static final Pattern SETTING =
            Pattern.compile("`(?:--([a-z][a-z-]+)|([A-Z][A-Z0-9_]+))[`= ]");
    private static final Set<String> COMMANDS = Set.of("prepare", "train", "rollback");

    /** Of Spark's programs, which are in one image only. */
    private static final Set<String> SPARK = Set.of("spark-master", "spark-worker");

    /** Variables that the JVM and Spark know. */
    private static final Set<String> OF_OTHERS = Set.of("JDK_JAVA_OPTIONS", "_SPARK_AUTH_SECRET");

    private static final String MODEL = "/mnt/model";

    /** What is in work, and then the model, when a service ends: see application.yml. */
    private static final Duration TO_END = Duration.ofSeconds(12 + 10);

    private NumeralRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.containers(
                        "variables are settings that the README names", NumeralRules::variables),
                new Rule(
                        "config maps hold settings that the README names",
                        NumeralRules::configured),
                Rule.containers(
                        "the training job is asked for a command that it has",
                        (pod, it) -> !trains(it) || knows(it)),
                Rule.containers(
                        "only the training job writes the model volume",
                        (pod, it) ->
                                trains(it) && !isSpark(it)
                                        || it.getVolumeMounts().stream()
                                                .filter(mount -> mount.getMountPath().equals(MODEL))
                                                .allMatch(
                                                        mount ->
                                                                Boolean.TRUE.equals(
                                                                        mount.getReadOnly()))),
                Rule.containers("what a program writes is a volume", NumeralRules::writable),
                new Rule("access mode and spreading agree", NumeralRules::spread),
                new Rule("a replica has the time to end", NumeralRules::timeToEnd));
    }

    private static boolean trains(Container container) {
        return container.getImage().contains("/training-job");
    }

    private static boolean knows(Container container) {
        return COMMANDS.contains(container.getArgs().get(0)) || isSpark(container);
    }

    private static boolean isSpark(Container container) {
        return container.getImage().contains("/training-job-distributed:")
                && SPARK.contains(container.getArgs().get(0));
    }

    private static boolean numeral(Container container) {
        return trains(container) || container.getImage().contains("/inference-api");
    }

    /** A variable may also be one that the arguments or another variable name. */
    private static boolean variables(PodOf pod, Container container) {
        Set<String> settings = settings();
        List<String> values =
                Stream.concat(
                                container.getArgs().stream(),
                                container.getEnv().stream()
                                        .map(EnvVar::getValue)
                                        .filter(Objects::nonNull))
                        .toList();
        return container.getEnv().stream()
                .map(EnvVar::getName)
                .allMatch(
                        it ->
                                settings.contains(it)
                                        || OF_OTHERS.contains(it)
                                        || values.stream()
                                                .anyMatch(
                                                        value -> value.contains("$(" + it + ")")));
    }

    private static Stream<String> configured(Manifests manifests) {
        Set<String> settings = settings();
        return manifests
                .all(ConfigMap.class)
                .filter(it -> !it.getMetadata().getName().equals("numeral-dashboard"))
                .flatMap(it -> it.getData().keySet().stream())
                .filter(it -> !settings.contains(it));
    }

    /** Variables, and options, each of which is a variable, too. */
    private static Set<String> settings() {
        try {
            return SETTING.matcher(Files.readString(README))
                    .results()
                    .map(it -> it.group(1) == null ? it.group(2) : it.group(1).replace('-', '_'))
                    .map(it -> it.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean writable(PodOf pod, Container container) {
        return !numeral(container)
                || Stream.of("/tmp", "/var/cache/numeral")
                        .filter(it -> it.equals("/tmp") || trains(container) && !isSpark(container))
                        .allMatch(
                                path ->
                                        container.getVolumeMounts().stream()
                                                .filter(it -> it.getMountPath().equals(path))
                                                .anyMatch(
                                                        it ->
                                                                pod.volume(it.getName())
                                                                                .orElseThrow()
                                                                                .getEmptyDir()
                                                                        != null));
    }

    private static Stream<String> spread(Manifests manifests) {
        return manifests.pods().stream()
                .filter(PodOf::ours)
                .filter(
                        pod ->
                                pod.spec().getVolumes().stream()
                                        .filter(it -> it.getPersistentVolumeClaim() != null)
                                        .map(it -> it.getPersistentVolumeClaim().getClaimName())
                                        .flatMap(
                                                it ->
                                                        manifests
                                                                .find(
                                                                        PersistentVolumeClaim.class,
                                                                        pod.namespace(),
                                                                        it)
                                                                .stream())
                                        .anyMatch(
                                                it -> !agrees(pod, it.getSpec().getAccessModes())))
                .map(PodOf::toString);
    }

    private static boolean agrees(PodOf pod, List<String> modes) {
        if (modes.equals(List.of("ReadWriteOnce"))) {
            return together(pod.spec()) && pod.spec().getTopologySpreadConstraints().isEmpty();
        }
        return modes.equals(List.of("ReadWriteMany"))
                && !together(pod.spec())
                && (!(pod.owner() instanceof Deployment) || apart(pod.spec()));
    }

    /** All that mount the volume are on one node. */
    private static boolean together(PodSpec spec) {
        return spec.getAffinity() != null
                && spec.getAffinity().getPodAffinity() != null
                && spec
                        .getAffinity()
                        .getPodAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .stream()
                        .anyMatch(NumeralRules::ofNumeralByNode);
    }

    private static boolean ofNumeralByNode(PodAffinityTerm term) {
        return term.getTopologyKey().equals("kubernetes.io/hostname")
                && "numeral"
                        .equals(
                                term.getLabelSelector()
                                        .getMatchLabels()
                                        .get("app.kubernetes.io/part-of"));
    }

    /** Over nodes and zones, as far as there are several. */
    private static boolean apart(PodSpec spec) {
        return spec.getAffinity() != null
                && spec.getAffinity().getPodAntiAffinity() != null
                && spec.getAffinity()
                        .getPodAntiAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .isEmpty()
                && spec.getTopologySpreadConstraints().stream()
                        .filter(it -> it.getWhenUnsatisfiable().equals("ScheduleAnyway"))
                        .map(it -> it.getTopologyKey())
                        .toList()
                        .equals(List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone"));
    }

    private static Stream<String> timeToEnd(Manifests manifests) {
        return manifests.pods().stream()
                .filter(PodOf::serves)
                .filter(
                        pod -> {
                            Duration delay =
                                    manifests
                                            .all(ConfigMap.class)
                                            .map(
                                                    it ->
                                                            it.getData()
                                                                    .getOrDefault(
                                                                            "NUMERAL_SHUTDOWN_DELAY",
                                                                            "0s"))
                                            .map(it -> Duration.parse("PT" + it))
                                            .max(Duration::compareTo)
                                            .orElse(Duration.ZERO);
                            return delay.isZero()
                                    || delay.plus(TO_END).toSeconds()
                                            > pod.spec().getTerminationGracePeriodSeconds();
                        })
                .map(PodOf::toString);
    }
}
