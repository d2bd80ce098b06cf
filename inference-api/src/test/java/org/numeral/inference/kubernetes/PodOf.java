package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods that an object makes.
 *
 * @param owner a Deployment, a StatefulSet, a Job or a CronJob
 * @param template what it makes them of
 */
public record PodOf(HasMetadata owner, PodTemplateSpec template) {

    String namespace() {
        return owner.getMetadata().getNamespace();
    }

    /** Of the pods. */
    public Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** Of the pods. */
    public PodSpec spec() {
        return template.getSpec();
    }

    /** Those that prepare included. */
    List<Container> containers() {
        return Stream.concat(spec().getInitContainers().stream(), spec().getContainers().stream())
                .toList();
    }

    Optional<Volume> volume(String name) {
        return spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst();
    }

    boolean matches(Map<String, String> selector) {
        return labels().entrySet().containsAll(selector.entrySet());
    }

    /** One that is empty matches every pod. */
    boolean matches(LabelSelector selector) {
        return (selector.getMatchLabels() == null || matches(selector.getMatchLabels()))
                && selector.getMatchExpressions().stream().allMatch(this::matches);
    }

    private boolean matches(LabelSelectorRequirement requirement) {
        boolean listed = requirement.getValues().contains(labels().get(requirement.getKey()));
        return switch (requirement.getOperator()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> throw new IllegalArgumentException(requirement.getOperator());
        };
    }

    /** Whether it answers requests, as no other Deployment does. */
    boolean serves() {
        return containers().stream().anyMatch(it -> it.getImage().contains("/inference-api"));
    }

    /** Whether its pods are Numeral's own; the NFS server's are not. */
    boolean ours() {
        return namespace().equals("numeral");
    }

    @Override
    public String toString() {
        return owner.getKind() + " " + owner.getMetadata().getName();
    }
}
