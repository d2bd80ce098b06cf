package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every pod is isolated in both directions, and what is open is open for a reason. */
final class NetworkRules {

    private static final List<Integer> WAYS_OUT = List.of(53, 443, 6443);

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                isolated("Ingress"),
                isolated("Egress"),
                new Rule(
                        "a policy selects pods",
                        manifests ->
                                manifests
                                        .all(NetworkPolicy.class)
                                        .filter(it -> selected(manifests, it).isEmpty())
                                        .map(NetworkRules::name)),
                new Rule(
                        "a policy opens ports that its pods have",
                        manifests ->
                                manifests
                                        .all(NetworkPolicy.class)
                                        .filter(it -> !opensWhatIsThere(manifests, it))
                                        .map(NetworkRules::name)),
                new Rule(
                        "the only ways out are names, HTTPS and the API server",
                        manifests ->
                                manifests
                                        .all(NetworkPolicy.class)
                                        .filter(
                                                it ->
                                                        !it.getSpec().getEgress().stream()
                                                                .allMatch(
                                                                        rule ->
                                                                                narrow(rule)
                                                                                        || amongOurs(
                                                                                                manifests,
                                                                                                it,
                                                                                                rule)))
                                        .map(NetworkRules::name)),
                new Rule(
                        "training does not reach the metadata server of a cloud",
                        manifests ->
                                manifests
                                        .all(NetworkPolicy.class)
                                        .filter(it -> name(it).equals("numeral-training"))
                                        .filter(
                                                it ->
                                                        it.getSpec().getEgress().stream()
                                                                .anyMatch(
                                                                        NetworkRules
                                                                                ::reachesMetadata))
                                        .map(NetworkRules::name)),
                new Rule(
                        "the service asks nobody",
                        manifests ->
                                manifests
                                        .all(NetworkPolicy.class)
                                        .filter(
                                                it ->
                                                        "inference"
                                                                .equals(
                                                                        labels(it)
                                                                                .get(
                                                                                        "app.kubernetes.io/component")))
                                        .filter(it -> !it.getSpec().getEgress().isEmpty())
                                        .map(NetworkRules::name)));
    }

    private static Rule isolated(String direction) {
        return new Rule(
                "every pod has a policy for " + direction,
                manifests ->
                        manifests.pods().stream()
                                .filter(
                                        pod ->
                                                manifests
                                                        .all(NetworkPolicy.class)
                                                        .filter(
                                                                it ->
                                                                        it.getSpec()
                                                                                .getPolicyTypes()
                                                                                .contains(
                                                                                        direction))
                                                        .noneMatch(
                                                                it ->
                                                                        selected(manifests, it)
                                                                                .contains(pod)))
                                .map(PodOf::toString));
    }

    private static List<PodOf> selected(Manifests manifests, NetworkPolicy policy) {
        return manifests.pods(policy.getMetadata().getNamespace(), labels(policy));
    }

    private static Map<String, String> labels(NetworkPolicy policy) {
        Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
        return labels == null ? Map.of() : labels;
    }

    private static boolean opensWhatIsThere(Manifests manifests, NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .allMatch(
                        rule ->
                                !rule.getPorts().isEmpty()
                                        && rule.getPorts().stream()
                                                .allMatch(
                                                        port ->
                                                                selected(manifests, policy).stream()
                                                                        .allMatch(
                                                                                pod ->
                                                                                        listens(
                                                                                                pod,
                                                                                                port))));
    }

    private static boolean listens(PodOf pod, NetworkPolicyPort port) {
        // one that trains before another container starts is an init container
        return pod.containers().stream()
                .flatMap(it -> it.getPorts().stream())
                .anyMatch(
                        it ->
                                it.getContainerPort().equals(port.getPort().getIntVal())
                                        && Stream.of(it.getProtocol(), "TCP")
                                                .filter(protocol -> protocol != null)
                                                .findFirst()
                                                .orElseThrow()
                                                .equals(port.getProtocol()));
    }

    private static boolean narrow(NetworkPolicyEgressRule rule) {
        return !rule.getPorts().isEmpty()
                && rule.getPorts().stream()
                        .allMatch(port -> WAYS_OUT.contains(port.getPort().getIntVal()));
    }

    /** To pods of the same namespace that are named, on ports that all of them have: no way out. */
    private static boolean amongOurs(
            Manifests manifests, NetworkPolicy policy, NetworkPolicyEgressRule rule) {
        return !rule.getPorts().isEmpty()
                && !rule.getTo().isEmpty()
                && rule.getTo().stream()
                        .allMatch(
                                peer ->
                                        peer.getIpBlock() == null
                                                && peer.getNamespaceSelector() == null
                                                && haveAll(
                                                        manifests.pods(
                                                                policy.getMetadata().getNamespace(),
                                                                peer.getPodSelector()
                                                                        .getMatchLabels()),
                                                        rule.getPorts()));
    }

    private static boolean haveAll(List<PodOf> pods, List<NetworkPolicyPort> ports) {
        return !pods.isEmpty()
                && pods.stream().allMatch(pod -> ports.stream().allMatch(it -> listens(pod, it)));
    }

    private static boolean reachesMetadata(NetworkPolicyEgressRule rule) {
        return rule.getPorts().stream().anyMatch(port -> port.getPort().getIntVal() == 443)
                && (rule.getTo().isEmpty()
                        || rule.getTo().stream()
                                .filter(peer -> peer.getIpBlock() != null)
                                .anyMatch(
                                        peer ->
                                                peer.getIpBlock().getCidr().equals("0.0.0.0/0")
                                                        && !peer.getIpBlock()
                                                                .getExcept()
                                                                .contains("169.254.0.0/16")));
    }

    private static String name(NetworkPolicy policy) {
        return policy.getMetadata().getName();
    }
}
