package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.inference.kubernetes.SparkPods.DRIVER;
import static org.numeral.inference.kubernetes.SparkPods.MASTER;
import static org.numeral.inference.kubernetes.SparkPods.WORKER;
import static org.numeral.inference.kubernetes.SparkPods.container;
import static org.numeral.inference.kubernetes.SparkPods.drivers;
import static org.numeral.inference.kubernetes.SparkPods.manifests;
import static org.numeral.inference.kubernetes.SparkPods.of;
import static org.numeral.inference.kubernetes.SparkPods.options;
import static org.numeral.inference.kubernetes.SparkPods.pod;
import static org.numeral.inference.kubernetes.SparkPods.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The component distributed-training, with every overlay. */
class DistributedTrainingTest {

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

    private static JsonNode find(List<JsonNode> trees, String kind, String name) {
        return trees.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
