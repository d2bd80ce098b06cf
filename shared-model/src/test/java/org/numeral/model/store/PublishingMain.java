package org.numeral.model.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * Publishes from a process of its own, and prints "ready" after the first version. Arguments:
 * directory, prefix of the ids, number of versions, and the step after the first of which the
 * process stops dead, or "none".
 */
final class PublishingMain {

    static final int HALTED = 42;

    private PublishingMain() {}

    public static void main(String[] arguments) throws IOException {
        String stopAfter = arguments[3];
        ModelStore store =
                new ModelStore(
                        Path.of(arguments[0]),
                        StoreOptions.keeping(2)
                                .withOnStep(
                                        step -> {
                                            if (step.name().equals(stopAfter)) {
                                                Runtime.getRuntime().halt(HALTED);
                                            }
                                        }));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            String id = arguments[1] + i;
            store.publish(StoreFixture.draft(id, Instant.now()), StoreFixture.content(id));
            if (i == 0) {
                System.out.println("ready");
            }
        }
    }

    static Process start(Path directory, String prefix, int versions, String stopAfter)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        classPath(),
                        PublishingMain.class.getName(),
                        directory.toString(),
                        prefix,
                        Integer.toString(versions),
                        stopAfter)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Only what publishing needs, so that a start costs little. Without a logger: it is quiet. */
    private static String classPath() {
        return Stream.of(
                        ModelStore.class,
                        PublishingMain.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonCreator.class,
                        JavaTimeModule.class,
                        Logger.class)
                .map(Class::getProtectionDomain)
                .map(domain -> source(domain.getCodeSource()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String source(CodeSource source) {
        return Path.of(URI.create(source.getLocation().toString())).toString();
    }

    static List<String> leftovers(Path directory) throws IOException {
        return Files.isDirectory(directory.resolve("staging"))
                ? StoreFixture.staging(directory).stream().map(Path::toString).toList()
                : List.of();
    }
}
