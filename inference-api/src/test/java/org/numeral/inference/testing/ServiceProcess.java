package org.numeral.inference.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, which can be told to end. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Numeral answers at \\S+:(\\d+) ");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the service over a model store, its log in a file, with further variables. */
    public static ServiceProcess start(Path models, Path log, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "org.numeral.inference.Application"));
        builder.environment().put("MODEL_DIR", models.toString());
        builder.environment().put("PORT", "-1");
        builder.environment().put("NUMERAL_MODEL_POLL_INTERVAL", "100ms");
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ServiceProcess(builder.start(), log);
    }

    /** Waits until the log has a text. */
    public ServiceProcess awaitLog(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!log().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("no \"" + text + "\" in the log: " + log());
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** Waits until a model is served. */
    public ServiceProcess awaitReady() throws Exception {
        return awaitLog("Numeral answers at").awaitLog("Serving model");
    }

    /** The port that it chose. */
    public int port() throws IOException {
        Matcher address = ADDRESS.matcher(log());
        if (!address.find()) {
            throw new IllegalStateException("no address in the log: " + log());
        }
        return Integer.parseInt(address.group(1));
    }

    /** All that it logged. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Asks it to end, as Kubernetes does: SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    public int awaitExit(long seconds) throws Exception {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it has not ended after " + seconds + " s: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
