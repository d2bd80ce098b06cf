package org.numeral.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts ask for what the service shows. */
class MonitoringFilesTest {

    private static final Path FOLDER = Path.of("../kubernetes/components/monitoring");
    private static final Pattern METER =
            Pattern.compile("\\b(?:numeral|http_server|jvm)_[a-z0-9_]+(?![a-z0-9_]*\")");

    @TempDir Path models;

    @Test
    void everyMeterThatIsAskedForExists() throws Exception {
        Set<String> asked = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher meter = METER.matcher(expression);
            assertThat(meter.find()).as(expression).isTrue();
            do {
                asked.add(meter.group());
            } while (meter.find());
        }

        assertThat(asked).hasSizeGreaterThan(12);
        assertThat(shown()).containsAll(asked);
    }

    @Test
    void everyAlertSaysWhatToDo() throws Exception {
        List<JsonNode> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(5);
        for (JsonNode alert : alerts) {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(alert.at("/annotations/description").asText()).endsWith(".");
            assertThat(alert.get("for").asText()).matches("\\d+[mh]");
        }
    }

    private static List<String> expressions() throws Exception {
        List<String> expressions =
                new ArrayList<>(
                        alerts().stream().map(alert -> alert.get("expr").asText()).toList());
        JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
        dashboard.findValues("expr").forEach(expression -> expressions.add(expression.asText()));
        return expressions;
    }

    private static List<JsonNode> alerts() throws Exception {
        Object yaml = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml")));
        List<JsonNode> alerts = new ArrayList<>();
        new ObjectMapper().valueToTree(yaml).at("/spec/groups/0/rules").forEach(alerts::add);
        return alerts;
    }

    private Set<String> shown() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            service.predict(Pictures.one());
            service.predict(Pictures.blank(5, 5));
            return service.get("/prometheus")
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());
        }
    }
}
