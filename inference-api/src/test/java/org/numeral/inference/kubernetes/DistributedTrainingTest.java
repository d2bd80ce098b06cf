package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The component distributed-training, with every overlay. */
class DistributedTrainingTest {

    private static final String MASTER = "numeral-spark-master";
    private static final String WORKER = "numeral-spark-worker";

    /** Job and CronJob, which make drivers. */
    private static final String DRIVER = "numeral-training";

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

    @Test
    void withoutTheComponentNothingIsThere() {
        assertThat(Stream.concat(Distributed.without(), Stream.of(Kustomize.EVERYTHING)))
                .allSatisfy(
                        it ->
                                assertThat(Kustomize.render(it))
                                        .doesNotContain(
                                                "numeral-spark",
                                                "training-job-distributed",
                                                "numeral.org/spark"));
    }

    @Test
    void oneSettingIsTheNumberOfWorkers() {
        assertWorkers(Distributed.everything(), 2);
        assertThat(Distributed.overlays("DISTRIBUTED_WORKERS=5"))
                .hasSizeGreaterThan(2)
                .allSatisfy(it -> assertWorkers(it, 5));
    }

    /** In the trees, since Java's classes take "5" for a number, too. */
    private static void assertWorkers(Path root, int workers) {
        List<JsonNode> trees = StrictReader.trees(Kustomize.render(root));
        JsonNode replicas = find(trees, "Deployment", WORKER).at("/spec/replicas");
        JsonNode setting = find(trees, "ConfigMap", DRIVER).at("/data/DISTRIBUTED_WORKERS");

        assertThat(replicas.isInt()).isTrue();
        assertThat(replicas.intValue()).isEqualTo(workers);
        assertThat(setting.isTextual()).isTrue();
        assertThat(setting.textValue()).isEqualTo(String.valueOf(workers));
        assertThat(drivers(Manifests.of(trees)))
                .allSatisfy(
                        pod -> {
                            Container train = container(pod, "train");
                            assertThat(train.getEnvFrom().get(0).getConfigMapRef().getName())
                                    .isEqualTo(DRIVER);
                            assertThat(train.getEnv())
                                    .extracting(EnvVar::getName)
                                    .doesNotContain("DISTRIBUTED_WORKERS")
                                    .contains("DISTRIBUTED", "SPARK_MASTER");
                        });
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
                .map(DistributedTrainingTest::name);
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

    @ParameterizedTest
    @MethodSource("overlays")
    void masterAndWorkersKeepNothing(Path root) {
        Manifests manifests = manifests(root);

        assertThat(List.of(pod(manifests, MASTER), pod(manifests, WORKER)))
                .allSatisfy(
                        pod -> {
                            assertThat(pod.spec().getVolumes())
                                    .hasSize(1)
                                    .allMatch(it -> it.getEmptyDir() != null);
                            assertThat(pod.containers()).hasSize(1);
                        });
        // but what a container that is started again needs of the one before
        assertThat(options(container(pod(manifests, MASTER), "master")))
                .contains(
                        "-Dspark.deploy.recoveryMode=FILESYSTEM",
                        "-Dspark.deploy.recoveryDirectory=/tmp/spark-recovery");
        assertThat(options(container(pod(manifests, WORKER), "worker")))
                .contains("-Dspark.worker.preferConfiguredMasterAddress=true");
        assertThat(container(pod(manifests, WORKER), "worker").getResources())
                .satisfies(
                        it -> {
                            assertThat(it.getRequests().get("cpu"))
                                    .isEqualTo(it.getLimits().get("cpu"));
                            assertThat(it.getRequests().get("memory"))
                                    .isEqualTo(it.getLimits().get("memory"));
                        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void allHaveOneImageButForTheRollback(Path root) {
        Manifests manifests = manifests(root);
        List<Container> containers =
                Stream.concat(
                                drivers(manifests).stream(),
                                Stream.of(pod(manifests, MASTER), pod(manifests, WORKER)))
                        .flatMap(it -> it.containers().stream())
                        .toList();

        assertThat(containers).hasSize(6);
        assertThat(containers).extracting(Container::getImage).containsOnly(image(containers));
        assertThat(image(containers)).contains("numeral/training-job-distributed:");
        assertThat(containers)
                .extracting(Container::getImagePullPolicy)
                .containsOnly(containers.get(0).getImagePullPolicy());
        assertThat(of(manifests, "numeral-rollback").flatMap(it -> it.containers().stream()))
                .hasSize(1)
                .allMatch(it -> it.getImage().contains("numeral/training-job:"));
    }

    private static String image(List<Container> containers) {
        return containers.get(0).getImage();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsHaveTheVersionOfTheOthers(Path root) {
        assertThat(manifests(root).pods().stream().filter(PodOf::ours))
                .extracting(it -> it.labels().get("app.kubernetes.io/version"))
                .hasSizeGreaterThan(4)
                .containsOnly(version(root));
    }

    private static String version(Path root) {
        return pod(manifests(root), "numeral-inference-api")
                .labels()
                .get("app.kubernetes.io/version");
    }

    /** A node with nothing but a worker is not where the volume is. */
    @ParameterizedTest
    @MethodSource("overlays")
    void whoMountsTheVolumeDoesNotFollowTheWorkers(Path root) {
        Manifests manifests = manifests(root);
        List<LabelSelector> followed =
                manifests.pods().stream()
                        .filter(it -> it.spec().getAffinity() != null)
                        .filter(it -> it.spec().getAffinity().getPodAffinity() != null)
                        .flatMap(
                                it ->
                                        it
                                                .spec()
                                                .getAffinity()
                                                .getPodAffinity()
                                                .getRequiredDuringSchedulingIgnoredDuringExecution()
                                                .stream())
                        .map(it -> it.getLabelSelector())
                        .toList();

        assertThat(followed).hasSize(root.toString().contains("local") ? 4 : 0);
        assertThat(followed)
                .allSatisfy(
                        it -> {
                            assertThat(pod(manifests, WORKER).matches(it)).isFalse();
                            assertThat(pod(manifests, MASTER).matches(it)).isFalse();
                            assertThat(pod(manifests, "numeral-inference-api").matches(it))
                                    .isTrue();
                            assertThat(drivers(manifests)).allMatch(driver -> driver.matches(it));
                        });
    }

    @Test
    void twoMastersOrWorkersOfTwoBuildsAreNeverThereAtOnce() {
        List<JsonNode> trees = StrictReader.trees(Kustomize.render(Distributed.everything()));

        assertThat(find(trees, "Deployment", MASTER).at("/spec/replicas").intValue()).isOne();
        assertThat(Stream.of(MASTER, WORKER))
                .allSatisfy(
                        it ->
                                assertThat(
                                                find(trees, "Deployment", it)
                                                        .at("/spec/strategy/type")
                                                        .textValue())
                                        .isEqualTo("Recreate"));
    }

    @Test
    void theTrainingIsDistributedAlsoWhereSomethingFollowsIt() {
        List<PodOf> drivers = drivers(manifests(Distributed.everything()));

        assertThat(drivers)
                .allSatisfy(
                        it -> {
                            assertThat(it.spec().getInitContainers())
                                    .extracting(Container::getName)
                                    .containsExactly("prepare", "train");
                            assertThat(value(container(it, "train"), "DISTRIBUTED"))
                                    .isEqualTo("true");
                            assertThat(it.spec().getContainers())
                                    .extracting(Container::getName)
                                    .containsExactly("restart");
                        });
    }

    @Test
    void aWrongOrderIsRefused() {
        assertThatThrownBy(() -> Kustomize.render(Distributed.tooLate()))
                .hasMessageContaining("/spec/template/spec/containers/0/name")
                .hasMessageContaining("test failed");
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

    private static List<Integer> listens(Container container) {
        return container.getPorts().stream().map(ContainerPort::getContainerPort).toList();
    }

    private static List<String> options(Container container) {
        return Arrays.asList(value(container, "JDK_JAVA_OPTIONS").split(" +"));
    }

    private static String value(Container container, String name) {
        return variable(container, name).getValue();
    }

    private static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those that run Spark: master, worker, and the drivers of Job and CronJob. */
    private static List<Container> spark(Manifests manifests) {
        return Stream.concat(
                        Stream.of(
                                container(pod(manifests, MASTER), "master"),
                                container(pod(manifests, WORKER), "worker")),
                        drivers(manifests).stream().map(it -> container(it, "train")))
                .toList();
    }

    private static List<PodOf> drivers(Manifests manifests) {
        List<PodOf> drivers = of(manifests, DRIVER).toList();
        assertThat(drivers).hasSize(2);
        return drivers;
    }

    private static PodOf pod(Manifests manifests, String name) {
        return of(manifests, name).findFirst().orElseThrow();
    }

    private static Stream<PodOf> of(Manifests manifests, String name) {
        return manifests.pods().stream().filter(it -> name(it).equals(name));
    }

    private static String name(PodOf pod) {
        return pod.owner().getMetadata().getName();
    }

    private static Container container(PodOf pod, String name) {
        return pod.containers().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Manifests manifests(Path root) {
        return Manifests.of(Kustomize.render(root));
    }

    private static JsonNode find(List<JsonNode> trees, String kind, String name) {
        return trees.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
