package org.numeral.inference.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mistake that a rule finds.
 *
 * @param rule its name
 * @param edit what is done to right manifests
 */
record Mistake(String rule, JsonNode edit) {

    private static final Path FILE = Path.of("src/test/resources/kubernetes/mistakes.yaml");

    private static final Map<String, String> POD =
            Map.of(
                    "Deployment", "/spec/template/spec",
                    "Job", "/spec/template/spec",
                    "CronJob", "/spec/jobTemplate/spec/template/spec");

    static List<Mistake> all() {
        try {
            List<Mistake> mistakes = new ArrayList<>();
            StrictReader.trees(Files.readString(FILE))
                    .get(0)
                    .forEach(edit -> mistakes.add(new Mistake(edit.get("rule").asText(), edit)));
            return mistakes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Right manifests with this mistake in them. */
    Manifests made() {
        Path root =
                edit.has("in")
                        ? Kustomize.OVERLAYS.resolve(edit.get("in").asText())
                        : Distributed.everything();
        List<JsonNode> trees = new ArrayList<>(StrictReader.trees(Kustomize.render(root)));
        String[] object = edit.get("object").asText().split("/", 2);
        JsonNode tree =
                trees.stream()
                        .filter(it -> it.path("kind").asText().equals(object[0]))
                        .filter(it -> it.at("/metadata/name").asText().equals(object[1]))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no such object: " + this));
        if (edit.path("delete").asBoolean()) {
            trees.remove(tree);
        } else {
            change(tree, edit.get("at").asText().replace("{pod}", POD.getOrDefault(object[0], "")));
        }
        return Manifests.of(trees);
    }

    private void change(JsonNode tree, String at) {
        JsonNode parent = tree.at(at.substring(0, at.lastIndexOf('/')));
        String key = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/");
        JsonNode value = edit.get("value");
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(key);
            if (value == null) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
        } else if (parent instanceof ObjectNode map) {
            if (value == null && map.remove(key) == null) {
                throw new AssertionError("nothing there to take away: " + this);
            } else if (value != null) {
                map.set(key, value);
            }
        } else {
            throw new AssertionError("no such place: " + this);
        }
    }

    @Override
    public String toString() {
        return rule + " " + edit.path("object").asText() + " " + edit.path("at").asText();
    }
}
