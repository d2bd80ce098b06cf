package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deployments stay available, jobs end. */
final class WorkloadRules {

    private WorkloadRules() {}

    static List<Rule> all() {
        return List.of(
                serving("two replicas, or an autoscaler and no number", WorkloadRules::replicas),
                serving(
                        "a roll-out takes no replica away",
                        (manifests, it) -> rollsSafely(it.getSpec())),
                deployments(
                        "the selector matches the pods",
                        (manifests, it) ->
                                new PodOf(it, it.getSpec().getTemplate())
                                        .matches(it.getSpec().getSelector().getMatchLabels())),
                deployments("a drain takes one at a time", WorkloadRules::budgeted),
                serving(
                        "waits longer than the first training may take",
                        (manifests, it) ->
                                manifests.jobs().values().stream()
                                        .allMatch(
                                                job ->
                                                        it.getSpec().getProgressDeadlineSeconds()
                                                                > job.getActiveDeadlineSeconds())),
                served(
                        "start and liveness do not ask for a model",
                        WorkloadRules::aliveWithoutModel),
                served(
                        "readiness asks for a model",
                        it -> asks(it, it.getReadinessProbe(), "/health/readiness")),
                served(
                        "a start may take a minute",
                        it ->
                                it.getStartupProbe() != null
                                        && it.getStartupProbe().getFailureThreshold()
                                                        * it.getStartupProbe().getPeriodSeconds()
                                                >= 60),
                new Rule(
                        "autoscalers scale what is there, from two",
                        manifests ->
                                manifests
                                        .all(HorizontalPodAutoscaler.class)
                                        .filter(
                                                it ->
                                                        it.getSpec().getMinReplicas() < 2
                                                                || target(manifests, it)
                                                                        .findAny()
                                                                        .isEmpty())
                                        .map(it -> it.getMetadata().getName())),
                new Rule(
                        "a budget for disruptions matches pods",
                        manifests ->
                                manifests
                                        .all(PodDisruptionBudget.class)
                                        .filter(
                                                it ->
                                                        manifests
                                                                .pods(
                                                                        it.getMetadata()
                                                                                .getNamespace(),
                                                                        it.getSpec()
                                                                                .getSelector()
                                                                                .getMatchLabels())
                                                                .isEmpty())
                                        .map(it -> it.getMetadata().getName())),
                jobs(
                        "a job starts a new pod instead of a container",
                        it -> "Never".equals(it.getTemplate().getSpec().getRestartPolicy())),
                jobs(
                        "a job ends",
                        it ->
                                it.getBackoffLimit() != null
                                        && it.getBackoffLimit() <= 3
                                        && it.getActiveDeadlineSeconds() != null),
                jobs("a job is cleared away", it -> it.getTtlSecondsAfterFinished() != null),
                jobs(
                        "what cannot be cured is not repeated, what can is",
                        WorkloadRules::failsByCode),
                jobs("a disruption is no failure", WorkloadRules::ignoresDisruption),
                jobs(
                        "never two pods of a job at once",
                        it -> "Failed".equals(it.getPodReplacementPolicy())),
                new Rule("the scheduled training is the job", WorkloadRules::sameAsJob));
    }

    private static Rule deployments(String name, BiPredicate<Manifests, Deployment> right) {
        return new Rule(
                name,
                manifests ->
                        manifests
                                .all(Deployment.class)
                                .filter(it -> !right.test(manifests, it))
                                .map(it -> it.getMetadata().getName()));
    }

    /** A rule for those that answer requests; what Spark starts does not. */
    private static Rule serving(String name, BiPredicate<Manifests, Deployment> right) {
        return deployments(
                name,
                (manifests, it) ->
                        !new PodOf(it, it.getSpec().getTemplate()).serves()
                                || right.test(manifests, it));
    }

    private static Rule served(String name, Predicate<Container> right) {
        return serving(
                name,
                (manifests, it) ->
                        it.getSpec().getTemplate().getSpec().getContainers().stream()
                                .allMatch(right));
    }

    private static Rule jobs(String name, Predicate<JobSpec> right) {
        return new Rule(
                name,
                manifests ->
                        manifests.jobs().entrySet().stream()
                                .filter(it -> !right.test(it.getValue()))
                                .map(it -> it.getKey()));
    }

    private static boolean replicas(Manifests manifests, Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        boolean scaled =
                manifests
                        .all(HorizontalPodAutoscaler.class)
                        .flatMap(it -> target(manifests, it))
                        .anyMatch(it -> it == deployment);
        return scaled ? replicas == null : replicas != null && replicas >= 2;
    }

    private static Stream<Deployment> target(Manifests manifests, HorizontalPodAutoscaler scaler) {
        return manifests
                .find(
                        Deployment.class,
                        scaler.getMetadata().getNamespace(),
                        scaler.getSpec().getScaleTargetRef().getName())
                .stream()
                .filter(it -> it.getKind().equals(scaler.getSpec().getScaleTargetRef().getKind()));
    }

    private static boolean rollsSafely(DeploymentSpec spec) {
        return spec.getStrategy() != null
                && "RollingUpdate".equals(spec.getStrategy().getType())
                && new IntOrString(0)
                        .equals(spec.getStrategy().getRollingUpdate().getMaxUnavailable())
                && spec.getMinReadySeconds() != null
                && spec.getRevisionHistoryLimit() != null;
    }

    private static boolean budgeted(Manifests manifests, Deployment deployment) {
        PodOf pod = new PodOf(deployment, deployment.getSpec().getTemplate());
        return manifests
                .all(PodDisruptionBudget.class)
                .filter(it -> it.getMetadata().getNamespace().equals(pod.namespace()))
                .filter(it -> pod.matches(it.getSpec().getSelector().getMatchLabels()))
                .anyMatch(
                        it ->
                                new IntOrString(1).equals(it.getSpec().getMaxUnavailable())
                                        && "AlwaysAllow"
                                                .equals(
                                                        it.getSpec()
                                                                .getUnhealthyPodEvictionPolicy()));
    }

    private static boolean aliveWithoutModel(Container container) {
        return asks(container, container.getStartupProbe(), "/health/liveness")
                && asks(container, container.getLivenessProbe(), "/health/liveness");
    }

    private static boolean asks(Container container, Probe probe, String path) {
        return probe != null
                && probe.getHttpGet() != null
                && path.equals(probe.getHttpGet().getPath())
                && container.getPorts().stream()
                        .anyMatch(
                                port ->
                                        port.getName()
                                                .equals(probe.getHttpGet().getPort().getStrVal()));
    }

    /** 2 and 4 never change by themselves; 3 may be a mirror that does not answer. */
    private static boolean failsByCode(JobSpec job) {
        return rules(job)
                .filter(it -> it.getAction().equals("FailJob"))
                .anyMatch(
                        it ->
                                it.getOnExitCodes() != null
                                        && it.getOnExitCodes().getOperator().equals("In")
                                        && it.getOnExitCodes().getContainerName() == null
                                        && it.getOnExitCodes().getValues().equals(List.of(2, 4)));
    }

    private static boolean ignoresDisruption(JobSpec job) {
        return rules(job)
                .filter(it -> it.getAction().equals("Ignore"))
                .flatMap(it -> it.getOnPodConditions().stream())
                .anyMatch(
                        it ->
                                it.getType().equals("DisruptionTarget")
                                        && "True".equals(it.getStatus()));
    }

    private static Stream<PodFailurePolicyRule> rules(JobSpec job) {
        return job.getPodFailurePolicy() == null
                ? Stream.of()
                : job.getPodFailurePolicy().getRules().stream();
    }

    private static Stream<String> sameAsJob(Manifests manifests) {
        return manifests
                .all(CronJob.class)
                .filter(
                        it ->
                                manifests
                                        .find(
                                                Job.class,
                                                it.getMetadata().getNamespace(),
                                                it.getMetadata().getName())
                                        .filter(
                                                job ->
                                                        !Objects.equals(
                                                                job.getSpec(),
                                                                it.getSpec()
                                                                        .getJobTemplate()
                                                                        .getSpec()))
                                        .isPresent())
                .map(it -> it.getMetadata().getName());
    }
}
