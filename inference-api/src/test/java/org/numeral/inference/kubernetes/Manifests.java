package org.numeral.inference.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an overlay applies.
 *
 * @param objects in the order of the file
 */
public record Manifests(List<HasMetadata> objects) {

    /** Reads what kustomize rendered. */
    public static Manifests of(String yaml) {
        return of(StrictReader.trees(yaml));
    }

    static Manifests of(List<JsonNode> trees) {
        return new Manifests(trees.stream().map(StrictReader::read).toList());
    }

    /** The objects of a type. */
    public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        return all(type)
                .filter(object -> object.getMetadata().getName().equals(name))
                .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
                .findFirst();
    }

    /** What makes pods. */
    public List<PodOf> pods() {
        return Stream.of(
                        all(Deployment.class).map(it -> new PodOf(it, it.getSpec().getTemplate())),
                        all(StatefulSet.class).map(it -> new PodOf(it, it.getSpec().getTemplate())),
                        all(Job.class).map(it -> new PodOf(it, it.getSpec().getTemplate())),
                        all(CronJob.class)
                                .map(
                                        it ->
                                                new PodOf(
                                                        it,
                                                        it.getSpec()
                                                                .getJobTemplate()
                                                                .getSpec()
                                                                .getTemplate())))
                .flatMap(pods -> pods)
                .toList();
    }

    /** The pods that a selector of a namespace matches. */
    List<PodOf> pods(String namespace, Map<String, String> selector) {
        return pods().stream()
                .filter(pod -> pod.namespace().equals(namespace))
                .filter(pod -> pod.matches(selector))
                .toList();
    }

    /** Jobs, and those that cron jobs make. */
    Map<String, JobSpec> jobs() {
        return Stream.concat(
                        all(Job.class).map(it -> Map.entry("Job " + name(it), it.getSpec())),
                        all(CronJob.class)
                                .map(
                                        it ->
                                                Map.entry(
                                                        "CronJob " + name(it),
                                                        it.getSpec().getJobTemplate().getSpec())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
