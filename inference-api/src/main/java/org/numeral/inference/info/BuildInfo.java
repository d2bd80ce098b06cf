package org.numeral.inference.info;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version and the commit that this service was built from, as the build wrote them down. */
@Singleton
public final class BuildInfo {

    private static final String UNKNOWN = "unknown";

    private final Properties build = read("/build.properties");
    private final Properties git = read("/git.properties");

    /**
     * The project's version.
     *
     * @return for example 0.1.0
     */
    public String version() {
        return build.getProperty("version", UNKNOWN);
    }

    /**
     * The commit.
     *
     * @return abbreviated, or "unknown" if it was not built from a git checkout
     */
    public String commit() {
        return git.getProperty("git.commit.id.abbrev", UNKNOWN);
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read from the jar", e);
        }
    }
}
