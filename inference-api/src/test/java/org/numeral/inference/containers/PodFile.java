package org.numeral.inference.containers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.numeral.inference.kubernetes.Manifests;
import org.numeral.inference.kubernetes.PodOf;

/**
 * A pod of the manifests as {@code podman kube play} takes it. What has to be other than in a
 * cluster, and why:
 *
 * <ul>
 *   <li>no probes: podman would run them by systemd, so {@link Replica} does
 *   <li>no ports: podman would open them on this machine, where two replicas would collide
 *   <li>an emptyDir becomes a volume that is named like it, which pods would share: each has its
 *       own
 *   <li>the claim is named for the run, so that it is no volume that was there before
 * </ul>
 *
 * @param manifests that the pod is from
 * @param run names what belongs together
 */
record PodFile(Manifests manifests, String run) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "/var/lib/numeral-data";

    /** The volume that stands for the claim. */
    String modelVolume() {
        return run + "-model";
    }

    /**
     * The file's text.
     *
     * @param pods what the manifests make pods of
     * @param name of the pod
     * @param settings that its containers have beside their own
     * @param data a folder that they see, with DATA_DIR naming it
     * @return JSON, which is YAML
     */
    String of(PodOf pods, String name, Map<String, String> settings, Optional<Path> data) {
        Pod pod =
                new PodBuilder()
                        .withApiVersion("v1")
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(pods.labels())
                        .endMetadata()
                        .withSpec(copy(pods.spec()))
                        .build();
        PodSpec spec = pod.getSpec();
        spec.setVolumes(
                new ArrayList<>(spec.getVolumes().stream().map(v -> own(v, name)).toList()));
        Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
                .forEach(container -> adapt(container, name, settings));
        data.ifPresent(folder -> addData(spec, folder));
        StringBuilder text = new StringBuilder();
        manifests.all(ConfigMap.class).forEach(map -> text.append(json(map)).append("\n---\n"));
        return text.append(json(pod)).append('\n').toString();
    }

    private Volume own(Volume volume, String pod) {
        if (volume.getPersistentVolumeClaim() != null) {
            volume.getPersistentVolumeClaim().setClaimName(modelVolume());
            return volume;
        }
        return new VolumeBuilder(volume).withName(pod + "-" + volume.getName()).build();
    }

    private static void adapt(Container container, String pod, Map<String, String> settings) {
        container.setPorts(List.of());
        container.setStartupProbe(null);
        container.setLivenessProbe(null);
        container.setReadinessProbe(null);
        container.setImagePullPolicy("Never");
        container
                .getVolumeMounts()
                .forEach(
                        mount -> {
                            if (!mount.getMountPath().equals("/mnt/model")) {
                                mount.setName(pod + "-" + mount.getName());
                            }
                        });
        settings.forEach(
                (name, value) -> {
                    container.getEnv().removeIf(variable -> variable.getName().equals(name));
                    container
                            .getEnv()
                            .add(new EnvVarBuilder().withName(name).withValue(value).build());
                });
        // podman does not replace them, Kubernetes does
        container.setArgs(
                container.getArgs().stream().map(word -> replaced(word, settings)).toList());
    }

    private static String replaced(String word, Map<String, String> settings) {
        return word.startsWith("$(") ? settings.get(word.substring(2, word.length() - 1)) : word;
    }

    private static void addData(PodSpec spec, Path folder) {
        spec.getVolumes()
                .add(
                        new VolumeBuilder()
                                .withName("data")
                                .withNewHostPath(folder.toString(), "Directory")
                                .build());
        Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
                .forEach(
                        container -> {
                            container
                                    .getVolumeMounts()
                                    .add(
                                            new VolumeMountBuilder()
                                                    .withName("data")
                                                    .withMountPath(DATA)
                                                    .withReadOnly(true)
                                                    .build());
                            container
                                    .getEnv()
                                    .add(
                                            new EnvVarBuilder()
                                                    .withName("DATA_DIR")
                                                    .withValue(DATA)
                                                    .build());
                        });
    }

    private static PodSpec copy(PodSpec spec) {
        try {
            return JSON.readValue(JSON.writeValueAsString(spec), PodSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // never: it came from JSON
        }
    }

    private static String json(Object object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
