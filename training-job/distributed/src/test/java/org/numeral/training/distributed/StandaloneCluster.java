package org.numeral.training.distributed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Spark's standalone cluster on this machine: a master and workers with one core each, every one a
 * process of its own, and drivers.
 */
final class StandaloneCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String SECRET = "a secret of this test";

    private final Path folder;
    private final Cores cores;
    private final int port = freePort();
    private final int webPort = freePort();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final List<Process> drivers = new ArrayList<>();

    /**
     * Starts the master.
     *
     * @param folder for logs and for the workers' files
     */
    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this(folder, Cores.SHARED);
    }

    /**
     * Starts the master.
     *
     * @param folder for logs and for the workers' files
     * @param cores for the workers and their executors
     */
    StandaloneCluster(Path folder, Cores cores) throws IOException, InterruptedException {
        this.folder = folder;
        this.cores = cores;
        Files.createDirectories(folder.resolve("jars")); // what Spark takes for its home
        master =
                command(
                                "master",
                                List.of("-Xmx256m"),
                                "spark-master",
                                "--host",
                                HOST,
                                "--port",
                                String.valueOf(port),
                                "--webui-port",
                                String.valueOf(webPort))
                        .start();
        awaitPort();
    }

    String url() {
        return "spark://%s:%d".formatted(HOST, port);
    }

    /** The master's web page. */
    URI page() {
        return URI.create("http://%s:%d/".formatted(HOST, webPort));
    }

    /** Starts one more worker, and waits until the master knows it. */
    Process addWorker() throws IOException, InterruptedException {
        int number = workers.size() + 1;
        ProcessBuilder builder =
                command(
                        "worker-" + number,
                        List.of("-Xmx256m"),
                        "spark-worker",
                        "--host",
                        HOST,
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--webui-port",
                        "0",
                        "-d",
                        folder.resolve("worker-" + number).toString(),
                        url());
        cores.hold(builder, workers.size());
        Process worker = builder.start();
        workers.add(worker);
        while (worker.isAlive()
                && !log("worker-" + number).contains("Successfully registered with master")) {
            Thread.sleep(50);
        }
        return worker;
    }

    /** The processes in which workers train now. */
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(worker -> worker.toHandle().children()).toList();
    }

    /**
     * Starts a training.
     *
     * @param name of the process, for its log
     * @param environment settings of the training
     * @param options of its JVM
     * @return the process
     */
    Process train(String name, Map<String, String> environment, String... options)
            throws IOException {
        List<String> jvm = new ArrayList<>(List.of("-Xmx600m"));
        jvm.addAll(List.of(options));
        ProcessBuilder builder = command(name, jvm, "train", "--distributed");
        builder.environment().putAll(environment);
        Process driver = builder.start();
        drivers.add(driver);
        return driver;
    }

    /** What a process has said. */
    String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private ProcessBuilder command(String name, List<String> jvm, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("@" + System.getProperty("spark.java.options"));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().remove("DATA_DIR"); // relative to a folder that is not this one
        builder.environment()
                .putAll(
                        Map.of(
                                "SPARK_HOME",
                                folder.toString(),
                                "SPARK_SCALA_VERSION",
                                "2.13",
                                "SPARK_LOCAL_IP",
                                HOST,
                                "SPARK_LOG_LEVEL",
                                "INFO",
                                "_SPARK_AUTH_SECRET",
                                SECRET));
        return builder;
    }

    private void awaitPort() throws IOException, InterruptedException {
        while (master.isAlive()) {
            try {
                new Socket(HOST, port).close();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError(log("master"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends all processes. */
    @Override
    public void close() {
        List<ProcessHandle> executors = executors();
        drivers.forEach(Process::destroyForcibly);
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        master.onExit().join();
    }
}
