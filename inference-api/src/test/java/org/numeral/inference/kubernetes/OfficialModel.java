package org.numeral.inference.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/**
 * The objects of Kubernetes' own Java client, which know what fabric8's do not: which fields are
 * required.
 */
final class OfficialModel {

    private OfficialModel() {}

    /** Refuses an object without a required field, or with an unknown one. */
    static void check(JsonNode tree) {
        String apiVersion = tree.path("apiVersion").asText();
        if (apiVersion.startsWith("monitoring.coreos.com/")) {
            // an operator's kind, which only the other model has
            return;
        }
        String version = apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
        String name = version.toUpperCase(Locale.ROOT) + tree.path("kind").asText();
        try {
            Class.forName("io.kubernetes.client.openapi.models." + name)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(tree.toString()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    name + " " + tree.at("/metadata/name").asText() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Kubernetes has no " + name, e);
        }
    }
}
