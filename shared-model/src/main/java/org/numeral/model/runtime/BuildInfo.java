package org.numeral.model.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this build is.
 *
 * @param version of Numeral
 * @param commit the full git hash, or "unknown" if it was not built from a git checkout
 * @param deeplearning4j version of DL4J and ND4J
 */
public record BuildInfo(String version, String commit, String deeplearning4j) {

    /**
     * Reads what the build wrote.
     *
     * @return this build
     */
    public static BuildInfo current() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties is missing from the jar", e);
        }
        String commit = properties.getProperty("commit");
        return new BuildInfo(
                properties.getProperty("version"),
                commit.startsWith("$") ? "unknown" : commit,
                properties.getProperty("deeplearning4j"));
    }
}
