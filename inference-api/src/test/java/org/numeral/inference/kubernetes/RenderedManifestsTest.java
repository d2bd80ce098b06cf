package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay keeps to every rule. */
class RenderedManifestsTest {

    static Stream<Path> roots() {
        return Kustomize.roots().stream();
    }

    @ParameterizedTest
    @MethodSource("roots")
    void everyOverlayKeepsToEveryRule(Path root) {
        Manifests manifests = Manifests.of(Kustomize.render(root));

        assertThat(manifests.pods()).hasSizeGreaterThan(3);
        List<String> problems =
                Rule.all().stream()
                        .flatMap(
                                rule ->
                                        rule.problems(manifests).stream()
                                                .map(it -> rule + ": " + it))
                        .toList();
        assertThat(problems).isEmpty();
    }

    @Test
    void theReadmeNamesEveryOverlayAndComponent() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(Kustomize.folders(Kustomize.OVERLAYS))
                .hasSizeGreaterThan(2)
                .allSatisfy(it -> assertThat(readme).contains("`" + it.getFileName() + "`"));
        assertThat(Kustomize.folders(Kustomize.COMPONENTS))
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(readme).contains("`" + it.getFileName() + "`"));
    }

    @Test
    void everyComponentIsChecked() throws Exception {
        String everything =
                Files.readString(Distributed.everything().resolve("kustomization.yaml"));

        assertThat(Kustomize.folders(Kustomize.COMPONENTS))
                .allSatisfy(
                        it ->
                                assertThat(everything)
                                        .contains("/components/" + it.getFileName() + "\n"));
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() {
        String job =
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: a
                spec:
                  template:
                    spec:
                      containers:
                        - name: b
                          image: c
                """;
        JsonNode right = StrictReader.trees(job).get(0);
        assertThat(StrictReader.read(right).getMetadata().getName()).isEqualTo("a");

        JsonNode wrong = right.deepCopy();
        ((ObjectNode) wrong.at("/spec/template/spec/containers/0"))
                .put("readOnlyRootFilesystem", true);
        assertThatThrownBy(() -> StrictReader.read(wrong))
                .hasMessageContaining("batch/v1 Job a")
                .hasMessageContaining("readOnlyRootFilesystem");
    }

    @Test
    void aFieldThatIsMissingIsRefused() {
        JsonNode wrong =
                StrictReader.trees(
                                """
                                apiVersion: networking.k8s.io/v1
                                kind: Ingress
                                metadata:
                                  name: a
                                spec:
                                  rules:
                                    - http:
                                        paths:
                                          - path: /
                                            backend:
                                              service:
                                                name: b
                                """)
                        .get(0);

        assertThatThrownBy(() -> StrictReader.read(wrong))
                .hasMessageContaining("V1Ingress a")
                .hasMessageContaining("required field `pathType`");
    }

    @Test
    void aValueOfTheWrongKindIsRefused() {
        JsonNode wrong =
                StrictReader.trees(
                                """
                                apiVersion: batch/v1
                                kind: Job
                                metadata:
                                  name: a
                                spec:
                                  backoffLimit: often
                                """)
                        .get(0);

        assertThatThrownBy(() -> StrictReader.read(wrong)).hasMessageContaining("backoffLimit");
    }

    @Test
    void aKindThatNobodyKnowsIsRefused() {
        JsonNode wrong = StrictReader.trees("{apiVersion: apps/v1beta1, kind: Deployment}").get(0);

        assertThatThrownBy(() -> StrictReader.read(wrong))
                .hasMessageContaining("apps/v1beta1 Deployment");
    }
}
