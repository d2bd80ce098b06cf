package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every object has, and what namespaces and rights are like. */
final class ObjectRules {

    private static final String PREFIX = "app.kubernetes.io/";
    private static final Set<Class<?>> OF_THE_CLUSTER =
            Set.of(
                    Namespace.class,
                    ClusterRole.class,
                    ClusterRoleBinding.class,
                    StorageClass.class);

    private ObjectRules() {}

    static List<Rule> all() {
        return List.of(
                objects("says what it belongs to", ObjectRules::labelled),
                objects("the label for the name is the name", ObjectRules::namedByLabel),
                objects("has a namespace that is there", ObjectRules::inNamespace),
                new Rule("no object twice", ObjectRules::twice),
                Rule.pods(
                        "pods have all labels",
                        pod ->
                                Stream.of(
                                                "name",
                                                "instance",
                                                "component",
                                                "part-of",
                                                "version",
                                                "managed-by")
                                        .allMatch(it -> pod.labels().containsKey(PREFIX + it))),
                new Rule(
                        "namespaces are restricted but that of the NFS server",
                        manifests ->
                                manifests
                                        .all(Namespace.class)
                                        .filter(it -> !restricted(it.getMetadata().getLabels()))
                                        .map(it -> it.getMetadata().getName())
                                        .filter(it -> !it.equals("numeral-nfs"))),
                new Rule(
                        "accounts give no token by themselves",
                        manifests ->
                                manifests
                                        .all(ServiceAccount.class)
                                        .filter(
                                                it ->
                                                        it.getMetadata()
                                                                .getNamespace()
                                                                .equals("numeral"))
                                        .filter(
                                                it ->
                                                        !Boolean.FALSE.equals(
                                                                it
                                                                        .getAutomountServiceAccountToken()))
                                        .map(it -> it.getMetadata().getName())),
                new Rule(
                        "a role names what it is for",
                        manifests ->
                                manifests
                                        .all(Role.class)
                                        .filter(
                                                role ->
                                                        role.getMetadata()
                                                                .getNamespace()
                                                                .equals("numeral"))
                                        .filter(
                                                role ->
                                                        !role.getRules().stream()
                                                                .allMatch(ObjectRules::narrow))
                                        .map(role -> role.getMetadata().getName())),
                new Rule(
                        "no role has wildcards",
                        manifests ->
                                Stream.concat(
                                                manifests.all(Role.class).map(Role::getRules),
                                                manifests
                                                        .all(ClusterRole.class)
                                                        .map(ClusterRole::getRules))
                                        .flatMap(List::stream)
                                        .filter(ObjectRules::wild)
                                        .map(rule -> "rights on " + rule.getResources())),
                new Rule(
                        "cron jobs state their time zone or are suspended, and never overlap",
                        manifests ->
                                manifests
                                        .all(CronJob.class)
                                        .filter(
                                                it ->
                                                        !"Forbid"
                                                                        .equals(
                                                                                it.getSpec()
                                                                                        .getConcurrencyPolicy())
                                                                || it.getSpec().getTimeZone()
                                                                                == null
                                                                        && !Boolean.TRUE.equals(
                                                                                it.getSpec()
                                                                                        .getSuspend()))
                                        .map(it -> it.getMetadata().getName())));
    }

    private static Rule objects(String name, Predicate<HasMetadata> right) {
        return objects(name, (manifests, object) -> right.test(object));
    }

    private static Rule objects(String name, BiPredicate<Manifests, HasMetadata> right) {
        return new Rule(
                name,
                manifests ->
                        manifests.objects().stream()
                                .filter(object -> !right.test(manifests, object))
                                .map(ObjectRules::title));
    }

    private static boolean labelled(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return Stream.of("name", "instance", "part-of")
                .allMatch(it -> labels.containsKey(PREFIX + it));
    }

    /** A generated name has a digest at its end. */
    private static boolean namedByLabel(HasMetadata object) {
        String label = object.getMetadata().getLabels().getOrDefault(PREFIX + "name", "");
        String name = object.getMetadata().getName();
        return !label.isEmpty()
                && (name.equals(label) || name.matches("\\Q" + label + "\\E-[a-z0-9]{10}"));
    }

    private static boolean inNamespace(Manifests manifests, HasMetadata object) {
        if (OF_THE_CLUSTER.contains(object.getClass())) {
            return object.getMetadata().getNamespace() == null;
        }
        return manifests
                .all(Namespace.class)
                .anyMatch(
                        it ->
                                it.getMetadata()
                                        .getName()
                                        .equals(object.getMetadata().getNamespace()));
    }

    private static Stream<String> twice(Manifests manifests) {
        return manifests.objects().stream()
                .collect(Collectors.groupingBy(ObjectRules::title, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    private static String title(HasMetadata object) {
        return "%s %s/%s"
                .formatted(
                        object.getKind(),
                        object.getMetadata().getNamespace(),
                        object.getMetadata().getName());
    }

    private static boolean restricted(Map<String, String> labels) {
        String prefix = "pod-security.kubernetes.io/";
        return Stream.of("enforce", "audit", "warn")
                        .allMatch(mode -> "restricted".equals(labels.get(prefix + mode)))
                && labels.getOrDefault(prefix + "enforce-version", "").matches("v1\\.\\d+");
    }

    private static boolean narrow(PolicyRule rule) {
        return !rule.getResourceNames().isEmpty()
                && Set.of("get", "patch").containsAll(rule.getVerbs());
    }

    private static boolean wild(PolicyRule rule) {
        return Stream.of(rule.getApiGroups(), rule.getResources(), rule.getVerbs())
                .anyMatch(words -> words.contains("*"));
    }
}
