package org.numeral.model.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second JVM with the class path of this one, for what can be chosen only once a process. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * Runs a main class to its end, with its output on this process's.
     *
     * @param main the class
     * @param environment variables besides the inherited ones
     * @param args the arguments
     * @throws IOException if it could not be started
     * @throws InterruptedException if this thread was interrupted
     * @throws AssertionError if it did not end with 0 within five minutes
     */
    public static void run(Class<?> main, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        run(List.of("-Xmx700m"), main, environment, args);
    }

    /**
     * The same with options for the JVM, such as the size of its heap.
     *
     * @param options the options
     * @param main the class
     * @param environment variables besides the inherited ones
     * @param args the arguments
     * @throws IOException if it could not be started
     * @throws InterruptedException if this thread was interrupted
     * @throws AssertionError if it did not end with 0 within five minutes
     */
    public static void run(
            List<String> options, Class<?> main, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        Process process = builder(options, main, environment, args).inheritIO().start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(main + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(main + " ended with " + process.exitValue());
        }
    }

    /**
     * Starts a main class and does not wait for it.
     *
     * @param output a file that receives what it prints
     * @param main the class
     * @param environment variables besides the inherited ones
     * @param args the arguments
     * @return the process, which the caller ends or waits for
     * @throws IOException if it could not be started
     */
    public static Process start(
            Path output, Class<?> main, Map<String, String> environment, String... args)
            throws IOException {
        return builder(List.of("-Xmx700m"), main, environment, args)
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static ProcessBuilder builder(
            List<String> options, Class<?> main, Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }
}
