package org.numeral.inference.web;

import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API document in JSON, for tools that do not read YAML; made of /openapi.yml at start. */
@Controller("/openapi.json")
@Hidden
final class OpenApiJson {

    private static final String DOCUMENT = "META-INF/swagger/openapi.yml";

    private final byte[] json;

    OpenApiJson(ClassPathResourceLoader resources, JsonMapper mapper) throws IOException {
        try (InputStream yaml = resources.getResourceAsStream(DOCUMENT).orElseThrow()) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            json = mapper.writeValueAsBytes(document);
        }
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    byte[] document() {
        return json.clone();
    }
}
