package org.numeral.inference;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.numeral.inference.access.Guarded;
import org.numeral.model.runtime.NativeRuntime;
import org.slf4j.LoggerFactory;

/** Starts the service; everything it does is in the sub-packages. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Numeral",
                        version = "1",
                        description =
                                "Recognises handwritten digits. Errors are application/problem+json (RFC 9457) and say what to do."))
@SecurityScheme(
        name = Guarded.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "Only where the service is configured to ask for an API key")
@SecurityScheme(
        name = Guarded.HEADER,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "X-API-Key",
        description = "The same key, for clients that need the Authorization header themselves")
public final class Application {

    private Application() {}

    /**
     * Starts the service. Settings come from the environment: MODEL_DIR, PORT, LOG_LEVEL and every
     * property of application.yml (NUMERAL_POOL_WORKERS, ...).
     *
     * @param args passed on to Micronaut
     */
    public static void main(String[] args) {
        loadNatives();
        Micronaut.build(args).banner(false).mainClass(Application.class).start();
    }

    /**
     * While nothing else runs: see {@link NativeRuntime#start}. Who cannot do without them asks
     * again, and says so where operators look.
     */
    private static void loadNatives() {
        try {
            NativeRuntime.start();
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(Application.class).error("ND4J cannot be loaded", e);
        }
    }
}
