package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small file system in memory that can be filled and made read-only; needs root on Linux. */
final class TinyVolume implements AutoCloseable {

    private final Path folder;

    private TinyVolume(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where this user may not mount. */
    static TinyVolume mount(Path folder, int kibibytes) throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/mount")), "skipped: there is no /bin/mount here");
        String problem =
                run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder);
        assumeTrue(problem.isEmpty(), "skipped: this user may not mount (" + problem + ")");
        return new TinyVolume(folder);
    }

    Path folder() {
        return folder;
    }

    void makeReadOnly() throws IOException {
        assertThat(run("mount", "-o", "remount,ro", folder)).isEmpty();
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", folder)).isEmpty();
    }

    /** What it complains of; empty if it worked. */
    private static String run(Object... command) throws IOException {
        List<String> words = Stream.of(command).map(Object::toString).toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.onExit().join().exitValue();
        return exitCode == 0 ? "" : "exit code " + exitCode + ": " + output;
    }
}
