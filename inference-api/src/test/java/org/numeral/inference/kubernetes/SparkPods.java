package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pods of a distributed training in rendered manifests: master, workers, and the drivers that
 * Job and CronJob make.
 */
final class SparkPods {

    static final String MASTER = "numeral-spark-master";
    static final String WORKER = "numeral-spark-worker";

    /** Job and CronJob, which make drivers. */
    static final String DRIVER = "numeral-training";

    private SparkPods() {}

    static List<String> options(Container container) {
        return Arrays.asList(value(container, "JDK_JAVA_OPTIONS").split(" +"));
    }

    static String value(Container container, String name) {
        return variable(container, name).getValue();
    }

    static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those that run Spark: master, worker, and the drivers of Job and CronJob. */
    static List<Container> spark(Manifests manifests) {
        return Stream.concat(
                        Stream.of(
                                container(pod(manifests, MASTER), "master"),
                                container(pod(manifests, WORKER), "worker")),
                        drivers(manifests).stream().map(it -> container(it, "train")))
                .toList();
    }

    static List<PodOf> drivers(Manifests manifests) {
        List<PodOf> drivers = of(manifests, DRIVER).toList();
        assertThat(drivers).hasSize(2);
        return drivers;
    }

    static PodOf pod(Manifests manifests, String name) {
        return of(manifests, name).findFirst().orElseThrow();
    }

    static Stream<PodOf> of(Manifests manifests, String name) {
        return manifests.pods().stream().filter(it -> name(it).equals(name));
    }

    static String name(PodOf pod) {
        return pod.owner().getMetadata().getName();
    }

    static Container container(PodOf pod, String name) {
        return pod.containers().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Manifests manifests(Path root) {
        return Manifests.of(Kustomize.render(root));
    }
}
