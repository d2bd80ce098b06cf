package org.numeral.inference.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What manifests have to keep to.
 *
 * @param name says what is right
 * @param check names what is wrong
 */
record Rule(String name, Function<Manifests, Stream<String>> check) {

    /** All of them. */
    static List<Rule> all() {
        return Stream.of(
                        PodRules.all(),
                        ObjectRules.all(),
                        WorkloadRules.all(),
                        ReferenceRules.all(),
                        NetworkRules.all(),
                        NumeralRules.all())
                .flatMap(List::stream)
                .toList();
    }

    /** A rule for Numeral's own pods. */
    static Rule pods(String name, Predicate<PodOf> right) {
        return new Rule(
                name,
                manifests ->
                        manifests.pods().stream()
                                .filter(PodOf::ours)
                                .filter(right.negate())
                                .map(PodOf::toString));
    }

    /** A rule for each container of Numeral's own pods. */
    static Rule containers(String name, BiPredicate<PodOf, Container> right) {
        return new Rule(
                name,
                manifests ->
                        manifests.pods().stream()
                                .filter(PodOf::ours)
                                .flatMap(
                                        pod ->
                                                pod.containers().stream()
                                                        .filter(it -> !right.test(pod, it))
                                                        .map(it -> pod + ", " + it.getName())));
    }

    List<String> problems(Manifests manifests) {
        return check.apply(manifests).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
