package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.numeral.inference.kubernetes.SparkPods.DRIVER;
import static org.numeral.inference.kubernetes.SparkPods.MASTER;
import static org.numeral.inference.kubernetes.SparkPods.WORKER;
import static org.numeral.inference.kubernetes.SparkPods.container;
import static org.numeral.inference.kubernetes.SparkPods.drivers;
import static org.numeral.inference.kubernetes.SparkPods.manifests;
import static org.numeral.inference.kubernetes.SparkPods.name;
import static org.numeral.inference.kubernetes.SparkPods.of;
import static org.numeral.inference.kubernetes.SparkPods.options;
import static org.numeral.inference.kubernetes.SparkPods.pod;
import static org.numeral.inference.kubernetes.SparkPods.spark;
import static org.numeral.inference.kubernetes.SparkPods.value;
import static org.numeral.inference.kubernetes.SparkPods.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pods of a distributed training say to each other, and that nobody else may. */
class SparkConversationsTest {

    /** What Spark's processes say to each other, and the two that a restarted master looks for. */
    private static final Set<String> CONVERSATIONS =
            Set.of(
                    WORKER + " -> " + MASTER + " TCP 7077",
                    DRIVER + " -> " + MASTER + " TCP 7077",
                    MASTER + " -> " + WORKER + " TCP 7078",
                    MASTER + " -> " + DRIVER + " TCP 7079",
                    WORKER + " -> " + DRIVER + " TCP 7079",
                    WORKER + " -> " + DRIVER + " TCP 7080",
                    DRIVER + " -> " + WORKER + " TCP 7080",
                    WORKER + " -> " + WORKER + " TCP 7080");

    private static final Set<String> NAMES =
            Set.of(
                    "{kubernetes.io/metadata.name=kube-system} UDP 53",
                    "{kubernetes.io/metadata.name=kube-system} TCP 53",
                    "169.254.20.10/32 UDP 53",
                    "169.254.20.10/32 TCP 53",
                    "169.254.169.254/32 UDP 53",
                    "169.254.169.254/32 TCP 53");

    private static final Set<String> MIRRORS = Set.of("0.0.0.0/0 TCP 443", "::/0 TCP 443");

    static Stream<Path> overlays() {
        return Distributed.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void networkPoliciesOpenTheseConversationsAndNoMore(Path root) {
        Manifests manifests = manifests(root);
        List<PodOf> all =
                Stream.of(MASTER, WORKER, DRIVER).flatMap(it -> of(manifests, it)).toList();

        assertThat(all).hasSize(4);
        Set<String> in =
                all.stream()
                        .flatMap(pod -> accepted(manifests, pod).map(it -> it.formatted(name(pod))))
                        .collect(Collectors.toSet());
        assertThat(in).isEqualTo(CONVERSATIONS);
        assertThat(all)
                .allSatisfy(
                        pod -> {
                            String from = name(pod) + " -> ";
                            Set<String> expected =
                                    Stream.of(
                                                    NAMES.stream().map(it -> from + it),
                                                    MIRRORS.stream()
                                                            .filter(it -> name(pod).equals(DRIVER))
                                                            .map(it -> from + it),
                                                    CONVERSATIONS.stream()
                                                            .filter(it -> it.startsWith(from)))
                                            .flatMap(Function.identity())
                                            .collect(Collectors.toSet());
                            assertThat(sent(manifests, pod).collect(Collectors.toSet()))
                                    .isEqualTo(expected);
                        });
        // what is no driver is as it was
        assertThat(of(manifests, "numeral-rollback").flatMap(it -> accepted(manifests, it)))
                .isEmpty();
        assertThat(of(manifests, "numeral-rollback").flatMap(it -> sent(manifests, it)))
                .noneMatch(it -> it.contains("spark"));
        assertThat(of(manifests, "numeral-inference-api").flatMap(it -> accepted(manifests, it)))
                .containsExactly("anybody -> %s TCP 8080");
    }

    /** Who may connect with a pod, which has no name yet. */
    private static Stream<String> accepted(Manifests manifests, PodOf pod) {
        return policies(manifests, pod)
                .flatMap(it -> it.getSpec().getIngress().stream())
                .flatMap(
                        rule ->
                                peers(manifests, rule.getFrom())
                                        .flatMap(
                                                peer ->
                                                        ports(rule.getPorts())
                                                                .map(
                                                                        port ->
                                                                                peer + " -> %s "
                                                                                        + port)));
    }

    private static Stream<String> sent(Manifests manifests, PodOf pod) {
        return policies(manifests, pod)
                .flatMap(it -> it.getSpec().getEgress().stream())
                .flatMap(
                        rule ->
                                peers(manifests, rule.getTo())
                                        .flatMap(
                                                peer ->
                                                        ports(rule.getPorts())
                                                                .map(
                                                                        port ->
                                                                                name(pod) + " -> "
                                                                                        + peer + " "
                                                                                        + port)));
    }

    private static Stream<NetworkPolicy> policies(Manifests manifests, PodOf pod) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(it -> it.getMetadata().getNamespace().equals(pod.namespace()))
                .filter(it -> pod.matches(it.getSpec().getPodSelector()));
    }

    private static Stream<String> peers(Manifests manifests, List<NetworkPolicyPeer> peers) {
        return peers.isEmpty()
                ? Stream.of("anybody")
                : peers.stream().flatMap(peer -> names(manifests, peer)).distinct();
    }

    private static Stream<String> names(Manifests manifests, NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return Stream.of(peer.getIpBlock().getCidr());
        }
        if (peer.getNamespaceSelector() != null) {
            return Stream.of(peer.getNamespaceSelector().getMatchLabels().toString());
        }
        return manifests.pods().stream()
                .filter(PodOf::ours)
                .filter(pod -> pod.matches(peer.getPodSelector()))
                .map(SparkPods::name);
    }

    private static Stream<String> ports(List<NetworkPolicyPort> ports) {
        return ports.isEmpty()
                ? Stream.of("any port")
                : ports.stream()
                        .map(
                                it ->
                                        it.getProtocol()
                                                + " "
                                                + it.getPort().getValue()
                                                + (it.getEndPort() == null
                                                        ? ""
                                                        : " to " + it.getEndPort()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void addressesAndPortsFitTogether(Path root) {
        Manifests manifests = manifests(root);
        Service service = manifests.find(Service.class, "numeral", MASTER).orElseThrow();
        String url = "spark://" + MASTER + ":" + service.getSpec().getPorts().get(0).getPort();
        Container master = container(pod(manifests, MASTER), "master");
        Container worker = container(pod(manifests, WORKER), "worker");

        assertThat(master.getArgs())
                .containsSubsequence("spark-master", "--host", "$(POD_IP)", "--port", "7077");
        assertThat(listens(master)).containsExactly(7077);
        assertThat(worker.getArgs())
                .containsSubsequence("spark-worker", "--host", "$(POD_IP)", "--port", "7078")
                .endsWith(url);
        assertThat(listens(worker)).containsExactly(7078, 7080);
        assertProbes(master, "spark-master");
        assertProbes(worker, "spark-worker");
        assertThat(drivers(manifests))
                .allSatisfy(
                        pod -> {
                            Container train = container(pod, "train");
                            assertThat(value(train, "SPARK_MASTER")).isEqualTo(url);
                            assertThat(listens(train)).containsExactly(7079, 7080);
                            assertThat(options(train))
                                    .contains(
                                            "-Dspark.driver.host=$(POD_IP)",
                                            "-Dspark.driver.port=7079",
                                            "-Dspark.driver.blockManager.port=7080",
                                            "-Dspark.blockManager.port=7080");
                        });
    }

    /** Kubernetes puts in only what was named before. */
    @ParameterizedTest
    @MethodSource("overlays")
    void theAddressIsKnownWhereItIsNamed(Path root) {
        assertThat(spark(manifests(root)))
                .hasSize(4)
                .allSatisfy(
                        it ->
                                assertThat(it.getEnv())
                                        .extracting(EnvVar::getName)
                                        .containsSubsequence("POD_IP", "JDK_JAVA_OPTIONS"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatTheySayIsEncryptedWithOneSecret(Path root) {
        assertThat(spark(manifests(root)))
                .hasSize(4)
                .allSatisfy(
                        it -> {
                            var secret =
                                    variable(it, "_SPARK_AUTH_SECRET")
                                            .getValueFrom()
                                            .getSecretKeyRef();
                            assertThat(secret.getName()).isEqualTo("numeral-spark");
                            assertThat(secret.getKey()).isEqualTo("secret");
                            assertThat(options(it)).contains("-Dspark.network.crypto.enabled=true");
                        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyElseGivesMasterAndWorkersOrders(Path root) {
        Manifests manifests = manifests(root);
        Container master = container(pod(manifests, MASTER), "master");
        Container worker = container(pod(manifests, WORKER), "worker");

        // with the secret in a variable Spark does not notice that its REST server asks for none
        assertThat(options(master)).contains("-Dspark.master.rest.enabled=false");
        for (Container it : List.of(master, worker)) {
            assertThat(options(it)).contains("-Dspark.authenticate=true");
            String filter =
                    options(it).stream()
                            .filter(option -> option.startsWith("-Dspark.ui.filters="))
                            .map(option -> option.substring(option.indexOf('=') + 1))
                            .findFirst()
                            .orElseThrow();
            assertThat(
                            Path.of(
                                    "../training-job/distributed/src/main/java",
                                    filter.replace('.', '/') + ".java"))
                    .isRegularFile();
        }
    }

    private static List<Integer> listens(Container container) {
        return container.getPorts().stream().map(ContainerPort::getContainerPort).toList();
    }

    private static void assertProbes(Container container, String port) {
        assertThat(
                        Stream.of(
                                container.getStartupProbe(),
                                container.getLivenessProbe(),
                                container.getReadinessProbe()))
                .allMatch(it -> it.getTcpSocket().getPort().getStrVal().equals(port));
        assertThat(container.getPorts().get(0).getName()).isEqualTo(port);
    }
}
