package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What {@code compose.yaml} and the overlay for one machine have in common. */
class ComposeTest {

    private static final Path FILE = Path.of("../compose.yaml");
    private static final Path EXAMPLE = Path.of("../.env.example");

    /** A variable with its default, as in {@code ${IMAGE_TAG:-local}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

    @ParameterizedTest
    @CsvSource({
        "inference-api, Deployment numeral-inference-api",
        "training-job, Job numeral-training"
    })
    void aServiceIsThePodOfTheOverlay(String name, String owner) throws IOException {
        Map<String, Object> service = service(name);
        Manifests local = Manifests.of(Kustomize.render(Kustomize.OVERLAYS.resolve("local")));
        PodSpec pod =
                local.pods().stream()
                        .filter(it -> it.toString().equals(owner))
                        .findFirst()
                        .orElseThrow()
                        .spec();
        Container container = pod.getContainers().get(0);
        Map<String, Quantity> limits = container.getResources().getLimits();

        assertThat(withDefaults(service.get("image"))).isEqualTo(container.getImage());
        assertThat(service.getOrDefault("command", List.of())).isEqualTo(container.getArgs());
        assertThat(service.get("user"))
                .isEqualTo(
                        pod.getSecurityContext().getRunAsUser()
                                + ":"
                                + pod.getSecurityContext().getRunAsGroup());
        assertThat(service.get("read_only"))
                .isEqualTo(container.getSecurityContext().getReadOnlyRootFilesystem());
        assertThat(service.get("cap_drop"))
                .isEqualTo(container.getSecurityContext().getCapabilities().getDrop());
        assertThat(new BigDecimal(service.get("cpus").toString()))
                .isEqualByComparingTo(limits.get("cpu").getNumericalAmount());
        assertThat(Quantity.parse(service.get("mem_limit").toString().replace("g", "Gi")))
                .isEqualTo(limits.get("memory"));
        assertThat(volumes(service))
                .contains("model:" + container.getVolumeMounts().get(0).getMountPath());
    }

    @ParameterizedTest
    @CsvSource({"inference-api", "training-job"})
    void settingsAreThoseOfTheReadme(String name) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        @SuppressWarnings("unchecked")
        Map<String, Object> environment = (Map<String, Object>) service(name).get("environment");
        assertThat(environment.keySet())
                .allSatisfy(setting -> assertThat(readme).containsPattern("`" + setting + "\\b"));
    }

    @Test
    void theExampleHasEveryVariableWithItsDefault() throws IOException {
        List<String> example = Files.readAllLines(EXAMPLE);
        Matcher variables = VARIABLE.matcher(Files.readString(FILE));
        assertThat(variables.results())
                .isNotEmpty()
                .allSatisfy(
                        variable ->
                                assertThat(example)
                                        .contains(variable.group(1) + "=" + variable.group(2)));
    }

    private static String withDefaults(Object text) {
        return VARIABLE.matcher(text.toString()).replaceAll("$2");
    }

    /** Without what they allow. */
    private static List<String> volumes(Map<String, Object> service) {
        return ((List<?>) service.get("volumes"))
                .stream().map(it -> it.toString().replaceFirst(":ro$", "")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FILE));
        Map<String, Object> services = (Map<String, Object>) file.get("services");
        return (Map<String, Object>) services.get(name);
    }
}
