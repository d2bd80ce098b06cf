package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pods ask for no more than they need, and say what they need. */
final class PodRules {

    private static final Set<String> RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token|api_?keys?)$");

    private PodRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.pods("runs as no root", pod -> yes(security(pod).getRunAsNonRoot())),
                Rule.pods("user and groups are above 10000", PodRules::unprivilegedIds),
                Rule.pods(
                        "system calls are filtered",
                        pod ->
                                security(pod).getSeccompProfile() != null
                                        && security(pod)
                                                .getSeccompProfile()
                                                .getType()
                                                .equals("RuntimeDefault")),
                Rule.containers(
                        "no privileges can be gained",
                        (pod, it) -> no(it.getSecurityContext().getAllowPrivilegeEscalation())),
                Rule.containers(
                        "not privileged", (pod, it) -> no(it.getSecurityContext().getPrivileged())),
                Rule.containers(
                        "the root file system is read-only",
                        (pod, it) -> yes(it.getSecurityContext().getReadOnlyRootFilesystem())),
                Rule.containers(
                        "all capabilities are dropped",
                        (pod, it) ->
                                it.getSecurityContext().getCapabilities() != null
                                        && it.getSecurityContext()
                                                .getCapabilities()
                                                .getDrop()
                                                .equals(List.of("ALL"))
                                        && it.getSecurityContext()
                                                .getCapabilities()
                                                .getAdd()
                                                .isEmpty()),
                Rule.pods("nothing of the host", PodRules::nothingOfTheHost),
                Rule.pods("no token", pod -> no(pod.spec().getAutomountServiceAccountToken())),
                Rule.containers("only who restarts the service has a token", PodRules::tokens),
                Rule.pods("no service links", pod -> no(pod.spec().getEnableServiceLinks())),
                Rule.containers("requests and limits are stated", PodRules::resources),
                Rule.containers("limits are not below requests", PodRules::limitsFit),
                Rule.pods("temporary volumes have a limit", PodRules::boundedVolumes),
                Rule.pods("temporary volumes fit the storage limit", PodRules::volumesFit),
                Rule.containers(
                        "the image has a tag that stays",
                        (pod, it) -> it.getImage().matches(".+(:(?!latest$)[\\w.-]+|@sha256:.+)")),
                Rule.containers(
                        "images are pulled always, those of the machine if missing",
                        PodRules::pullPolicy),
                Rule.containers(
                        "no variable twice",
                        (pod, it) ->
                                it.getEnv().stream().map(EnvVar::getName).distinct().count()
                                        == it.getEnv().size()),
                Rule.containers(
                        "no secret in a variable",
                        (pod, it) ->
                                it.getEnv().stream()
                                        .filter(env -> !forSpark(env))
                                        .noneMatch(env -> SECRET.matcher(env.getName()).matches())),
                Rule.containers(
                        "ports have names",
                        (pod, it) ->
                                it.getPorts().stream().allMatch(port -> port.getName() != null)));
    }

    private static PodSecurityContext security(PodOf pod) {
        PodSecurityContext context = pod.spec().getSecurityContext();
        return context == null ? new PodSecurityContext() : context;
    }

    private static boolean unprivilegedIds(PodOf pod) {
        return Stream.of(
                        security(pod).getRunAsUser(),
                        security(pod).getRunAsGroup(),
                        security(pod).getFsGroup())
                .allMatch(id -> id != null && id > 10000);
    }

    private static boolean nothingOfTheHost(PodOf pod) {
        PodSpec spec = pod.spec();
        return !yes(spec.getHostNetwork())
                && !yes(spec.getHostPID())
                && !yes(spec.getHostIPC())
                && spec.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null)
                && pod.containers().stream()
                        .flatMap(it -> it.getPorts().stream())
                        .allMatch(port -> port.getHostPort() == null);
    }

    private static boolean tokens(PodOf pod, Container container) {
        return container.getName().equals("restart")
                || container.getVolumeMounts().stream()
                        .flatMap(mount -> pod.volume(mount.getName()).stream())
                        .allMatch(volume -> volume.getProjected() == null);
    }

    private static boolean resources(PodOf pod, Container container) {
        return container.getResources() != null
                && container.getResources().getRequests().keySet().containsAll(RESOURCES)
                && container.getResources().getLimits().keySet().containsAll(RESOURCES);
    }

    private static boolean limitsFit(PodOf pod, Container container) {
        Map<String, Quantity> limits = container.getResources().getLimits();
        return container.getResources().getRequests().entrySet().stream()
                .allMatch(
                        request ->
                                limits.containsKey(request.getKey())
                                        && number(limits.get(request.getKey()))
                                                        .compareTo(number(request.getValue()))
                                                >= 0);
    }

    private static boolean boundedVolumes(PodOf pod) {
        return temporary(pod).allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
    }

    /** What is written to a temporary volume counts against the limit of the pod. */
    private static boolean volumesFit(PodOf pod) {
        BigDecimal volumes =
                temporary(pod)
                        .map(volume -> volume.getEmptyDir().getSizeLimit())
                        .map(PodRules::number)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Set<String> mounted = temporary(pod).map(Volume::getName).collect(Collectors.toSet());
        return pod.containers().stream()
                .filter(
                        it ->
                                it.getVolumeMounts().stream()
                                        .anyMatch(mount -> mounted.contains(mount.getName())))
                .map(it -> it.getResources().getLimits().get("ephemeral-storage"))
                .allMatch(limit -> limit != null && number(limit).compareTo(volumes) >= 0);
    }

    /** Spark's own processes know no other way, and hand it on to their children. */
    private static boolean forSpark(EnvVar variable) {
        return variable.getName().equals("_SPARK_AUTH_SECRET")
                && variable.getValueFrom() != null
                && variable.getValueFrom().getSecretKeyRef() != null;
    }

    private static Stream<Volume> temporary(PodOf pod) {
        return pod.spec().getVolumes().stream().filter(volume -> volume.getEmptyDir() != null);
    }

    /** A tag of ours may be moved; one of the machine is in no registry. */
    private static boolean pullPolicy(PodOf pod, Container container) {
        boolean fixed =
                container.getImage().endsWith(":local")
                        || container.getImage().startsWith("registry.k8s.io/");
        return (fixed ? "IfNotPresent" : "Always").equals(container.getImagePullPolicy());
    }

    private static BigDecimal number(Quantity quantity) {
        return quantity.getNumericalAmount();
    }

    private static boolean yes(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean no(Boolean value) {
        return Boolean.FALSE.equals(value);
    }
}
