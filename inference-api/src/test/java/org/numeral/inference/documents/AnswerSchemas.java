package org.numeral.inference.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds answers against what the API document says of them. */
final class AnswerSchemas {

    private final JsonNode document;
    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V4,
                    builder ->
                            builder.metaSchema(OpenApi30.getInstance())
                                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    AnswerSchemas(JsonNode document) {
        this.document = document;
    }

    /** All operations, as "get /info". */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method -> all.add(method + " " + path.getKey())));
        return all;
    }

    /** In what an answer differs from the document: status, media type, body. */
    List<String> complaints(String operation, HttpResponse<String> answer, ObjectMapper mapper)
            throws Exception {
        String[] parts = operation.split(" ");
        JsonNode said =
                document.get("paths")
                        .get(parts[1])
                        .get(parts[0])
                        .get("responses")
                        .get(String.valueOf(answer.statusCode()));
        if (said == null) {
            return List.of("the document knows no " + answer.statusCode());
        }
        if (answer.body().isEmpty()) {
            return List.of();
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
        JsonNode types = said.path("content");
        JsonNode content = types.path(types.has("*/*") ? "*/*" : type);
        if (content.isMissingNode()) {
            return List.of("%d is %s".formatted(answer.statusCode(), type));
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        ObjectNode schema = content.get("schema").deepCopy();
        schema.set("components", document.get("components"));
        List<String> complaints = new ArrayList<>();
        factory.getSchema(schema)
                .validate(mapper.readTree(answer.body()))
                .forEach(message -> complaints.add(message.toString()));
        return complaints;
    }
}
