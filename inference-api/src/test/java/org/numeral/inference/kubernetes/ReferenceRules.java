package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is named exists. */
final class ReferenceRules {

    private static final Set<String> OF_EVERY_NAMESPACE = Set.of("kube-root-ca.crt");

    private ReferenceRules() {}

    static List<Rule> all() {
        return List.of(
                pods("the claim exists", ReferenceRules::claims),
                pods("the config map exists", ReferenceRules::configMaps),
                pods("the service account exists and is its own", ReferenceRules::accounts),
                pods(
                        "what is mounted is a volume, and every volume is mounted",
                        ReferenceRules::volumes),
                new Rule("a service selects pods that have its port", ReferenceRules::services),
                new Rule(
                        "no service opens a port of the nodes",
                        manifests ->
                                manifests
                                        .all(Service.class)
                                        .filter(it -> "NodePort".equals(it.getSpec().getType()))
                                        .map(it -> it.getMetadata().getName())),
                new Rule(
                        "an ingress has TLS and leads to a service within the cluster",
                        ReferenceRules::ingresses),
                new Rule(
                        "a binding gives a role that exists to an account that exists",
                        ReferenceRules::bindings),
                new Rule("a monitor reads a port that exists", ReferenceRules::monitors));
    }

    private interface Check {
        boolean right(Manifests manifests, PodOf pod);
    }

    private static Rule pods(String name, Check check) {
        return new Rule(
                name,
                manifests ->
                        manifests.pods().stream()
                                .filter(pod -> !check.right(manifests, pod))
                                .map(PodOf::toString));
    }

    private static boolean claims(Manifests manifests, PodOf pod) {
        return pod.spec().getVolumes().stream()
                .map(Volume::getPersistentVolumeClaim)
                .filter(Objects::nonNull)
                .allMatch(
                        it ->
                                manifests
                                        .find(
                                                PersistentVolumeClaim.class,
                                                pod.namespace(),
                                                it.getClaimName())
                                        .isPresent());
    }

    private static boolean configMaps(Manifests manifests, PodOf pod) {
        Stream<String> variables =
                pod.containers().stream()
                        .flatMap(it -> it.getEnvFrom().stream())
                        .map(it -> it.getConfigMapRef().getName());
        Stream<String> files =
                pod.spec().getVolumes().stream()
                        .filter(it -> it.getProjected() != null)
                        .flatMap(it -> it.getProjected().getSources().stream())
                        .filter(it -> it.getConfigMap() != null)
                        .map(it -> it.getConfigMap().getName());
        return Stream.concat(variables, files)
                .filter(it -> !OF_EVERY_NAMESPACE.contains(it))
                .allMatch(it -> manifests.find(ConfigMap.class, pod.namespace(), it).isPresent());
    }

    private static boolean accounts(Manifests manifests, PodOf pod) {
        String account = pod.spec().getServiceAccountName();
        return account != null
                && manifests.find(ServiceAccount.class, pod.namespace(), account).isPresent();
    }

    private static boolean volumes(Manifests manifests, PodOf pod) {
        Set<String> mounted =
                pod.containers().stream()
                        .flatMap(it -> it.getVolumeMounts().stream())
                        .map(VolumeMount::getName)
                        .collect(Collectors.toSet());
        Set<String> there =
                pod.spec().getVolumes().stream()
                        .map(Volume::getName)
                        .collect(Collectors.toCollection(HashSet::new));
        there.addAll(
                manifests
                        .all(io.fabric8.kubernetes.api.model.apps.StatefulSet.class)
                        .filter(it -> it == pod.owner())
                        .flatMap(it -> it.getSpec().getVolumeClaimTemplates().stream())
                        .map(it -> it.getMetadata().getName())
                        .collect(Collectors.toSet()));
        return mounted.equals(there);
    }

    private static Stream<String> services(Manifests manifests) {
        return manifests
                .all(Service.class)
                .filter(
                        service -> {
                            List<PodOf> pods =
                                    manifests.pods(
                                            service.getMetadata().getNamespace(),
                                            service.getSpec().getSelector());
                            return pods.isEmpty()
                                    || !service.getSpec().getPorts().stream()
                                            .allMatch(
                                                    port ->
                                                            pods.stream()
                                                                    .allMatch(
                                                                            pod ->
                                                                                    has(
                                                                                            pod,
                                                                                            port
                                                                                                    .getTargetPort())));
                        })
                .map(it -> it.getMetadata().getName());
    }

    private static boolean has(PodOf pod, IntOrString port) {
        return port != null
                && ports(pod)
                        .anyMatch(
                                it ->
                                        it.getName().equals(port.getStrVal())
                                                || it.getContainerPort().equals(port.getIntVal()));
    }

    static Stream<ContainerPort> ports(PodOf pod) {
        return pod.spec().getContainers().stream().map(Container::getPorts).flatMap(List::stream);
    }

    private static Stream<String> ingresses(Manifests manifests) {
        return manifests
                .all(Ingress.class)
                .filter(
                        ingress ->
                                ingress.getSpec().getTls().isEmpty()
                                        || !ingress.getSpec().getRules().stream()
                                                .flatMap(rule -> rule.getHttp().getPaths().stream())
                                                .allMatch(
                                                        path ->
                                                                leadsTo(
                                                                        manifests,
                                                                        ingress,
                                                                        path.getBackend()
                                                                                .getService())))
                .map(it -> it.getMetadata().getName());
    }

    private static boolean leadsTo(
            Manifests manifests, Ingress ingress, IngressServiceBackend backend) {
        return manifests
                .find(Service.class, ingress.getMetadata().getNamespace(), backend.getName())
                .filter(it -> it.getSpec().getType().equals("ClusterIP"))
                .filter(
                        it ->
                                it.getSpec().getPorts().stream()
                                        .anyMatch(
                                                port ->
                                                        port.getName()
                                                                .equals(
                                                                        backend.getPort()
                                                                                .getName())))
                .isPresent();
    }

    private static Stream<String> bindings(Manifests manifests) {
        return manifests
                .all(RoleBinding.class)
                .filter(
                        binding ->
                                manifests
                                                .find(
                                                        Role.class,
                                                        binding.getMetadata().getNamespace(),
                                                        binding.getRoleRef().getName())
                                                .isEmpty()
                                        || !binding.getSubjects().stream()
                                                .allMatch(
                                                        it ->
                                                                manifests
                                                                        .find(
                                                                                ServiceAccount
                                                                                        .class,
                                                                                it.getNamespace(),
                                                                                it.getName())
                                                                        .isPresent()))
                .map(it -> it.getMetadata().getName());
    }

    private static Stream<String> monitors(Manifests manifests) {
        return manifests
                .all(PodMonitor.class)
                .filter(
                        monitor -> {
                            List<PodOf> pods =
                                    manifests.pods(
                                            monitor.getMetadata().getNamespace(),
                                            monitor.getSpec().getSelector().getMatchLabels());
                            return pods.isEmpty()
                                    || !monitor.getSpec().getPodMetricsEndpoints().stream()
                                            .allMatch(
                                                    endpoint ->
                                                            pods.stream()
                                                                    .allMatch(
                                                                            pod ->
                                                                                    has(
                                                                                            pod,
                                                                                            new IntOrString(
                                                                                                    endpoint
                                                                                                            .getPort()))));
                        })
                .map(it -> it.getMetadata().getName());
    }
}
