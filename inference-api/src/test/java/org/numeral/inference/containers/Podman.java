package org.numeral.inference.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs podman. */
final class Podman {

    private Podman() {}

    /**
     * Runs a command.
     *
     * @param arguments without "podman"
     * @return what it printed
     * @throws IllegalStateException if it failed, with what it said
     */
    static String run(String... arguments) {
        Result result = tryTo(arguments);
        if (result.exit() != 0) {
            throw new IllegalStateException(
                    "podman %s ended with %d: %s"
                            .formatted(
                                    String.join(" ", arguments), result.exit(), result.errors()));
        }
        return result.output().strip();
    }

    /** Runs a command that may fail. */
    static Result tryTo(String... arguments) {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("podman", ".err");
            try {
                Process process =
                        new ProcessBuilder(command).redirectError(errors.toFile()).start();
                process.getOutputStream().close();
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), output, Files.readString(errors));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("podman cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a command did.
     *
     * @param exit its exit code
     * @param output on the standard output
     * @param errors on the standard error
     */
    record Result(int exit, String output, String errors) {}
}
