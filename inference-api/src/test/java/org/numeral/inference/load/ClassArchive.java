package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.numeral.inference.testing.PublishedModels;

/**
 * Makes an archive of the classes that the packaged service loads until it has answered once
 * (application class-data sharing), for {@code java -XX:SharedArchiveFile=...}. It fits the JVM and
 * the jars that it was made with; others ignore it.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** Arguments: the file. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        create(file);
        System.out.printf("%s: %,d kB%n", file, Files.size(file) / 1024);
    }

    /**
     * Makes the archive.
     *
     * @param file replaced if it is there
     */
    static void create(Path file) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("class-archive");
        PublishedModels.untrained(folder.resolve("store"), "m1", "mnist");
        Files.deleteIfExists(file);
        List<String> options = new ArrayList<>(ServerProcess.AS_IN_CONTAINER);
        options.add("-Xlog:cds=off");
        options.add("-XX:ArchiveClassesAtExit=" + file);
        try (ServerProcess service =
                ServerProcess.numeral(folder.resolve("store"), options, Map.of())) {
            service.post("/predict", LoadBody.large(folder));
            service.get("/");
            service.get("/prometheus");
        }
        if (!Files.exists(file)) {
            throw new IOException("the JVM wrote no archive to " + file);
        }
    }
}
