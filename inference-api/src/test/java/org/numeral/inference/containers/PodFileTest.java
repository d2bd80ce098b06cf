package org.numeral.inference.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numeral.inference.kubernetes.Kustomize;
import org.numeral.inference.kubernetes.Manifests;
import org.numeral.inference.kubernetes.PodOf;

class PodFileTest {

    private final Manifests local =
            Manifests.of(Kustomize.render(Kustomize.OVERLAYS.resolve("local")));
    private final PodFile file = new PodFile(local, "run");

    @Test
    void whatProtectsAndLimitsThePodStays() throws Exception {
        PodOf deployment = pods("Deployment numeral-inference-api");
        Container original = deployment.spec().getContainers().get(0);
        Pod pod = pod(file.of(deployment, "p1", Map.of(), Optional.empty()));
        Container container = pod.getSpec().getContainers().get(0);

        assertThat(pod.getSpec().getSecurityContext())
                .isEqualTo(deployment.spec().getSecurityContext());
        assertThat(container.getSecurityContext()).isEqualTo(original.getSecurityContext());
        assertThat(container.getResources()).isEqualTo(original.getResources());
        assertThat(container.getEnvFrom()).isEqualTo(original.getEnvFrom());
        assertThat(container.getEnv()).isEqualTo(original.getEnv());
        assertThat(container.getImage()).isEqualTo(original.getImage());
        assertThat(original.getReadinessProbe()).isNotNull(); // the manifests are not changed
    }

    @Test
    void eachPodHasItsOwnFoldersAndAllHaveTheModel() throws Exception {
        Pod pod =
                pod(
                        file.of(
                                pods("Deployment numeral-inference-api"),
                                "p1",
                                Map.of(),
                                Optional.empty()));
        assertThat(pod.getSpec().getVolumes())
                .extracting(volume -> volume.getName())
                .containsExactlyInAnyOrder("model", "p1-tmp");
        assertThat(pod.getSpec().getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
                .isEqualTo(file.modelVolume());
        assertThat(pod.getSpec().getContainers().get(0).getVolumeMounts())
                .extracting(mount -> mount.getName())
                .containsExactlyInAnyOrder("model", "p1-tmp");
    }

    @Test
    void settingsAndDataReachEveryContainer() throws Exception {
        Pod pod =
                pod(
                        file.of(
                                pods("Job numeral-training"),
                                "p1",
                                Map.of("SEED", "2"),
                                Optional.of(Path.of("/data"))));
        assertThat(pod.getSpec().getInitContainers().get(0).getEnv())
                .extracting(variable -> variable.getName())
                .contains("SEED", "DATA_DIR");
        assertThat(pod.getSpec().getContainers().get(0).getEnv())
                .extracting(variable -> variable.getName())
                .contains("SEED", "DATA_DIR");
    }

    @Test
    void argumentsNameTheirVariables() throws Exception {
        Pod pod =
                pod(
                        file.of(
                                pods("CronJob numeral-rollback"),
                                "p1",
                                Map.of("ROLLBACK_TO", "v1"),
                                Optional.empty()));
        assertThat(pod.getSpec().getContainers().get(0).getArgs())
                .containsExactly("rollback", "v1");
    }

    private PodOf pods(String owner) {
        return local.pods().stream()
                .filter(pods -> pods.toString().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static Pod pod(String text) throws Exception {
        String[] documents = text.split("\n---\n");
        return new ObjectMapper().readValue(documents[documents.length - 1], Pod.class);
    }
}
