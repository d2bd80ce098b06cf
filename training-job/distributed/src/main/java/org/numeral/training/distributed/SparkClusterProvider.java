package org.numeral.training.distributed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ClusterException;
import org.numeral.training.trainer.ClusterProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers on Apache Spark: threads of this process, or executors of a standalone cluster, each with
 * one core. Whatever Spark can be told by a system property, such as ports and secrets, is left to
 * who starts the process.
 */
public final class SparkClusterProvider implements ClusterProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SparkClusterProvider.class);

    /** From where Spark's own processes take the secret; of a driver it wants it as a setting. */
    static final String SECRET_VARIABLE = "_SPARK_AUTH_SECRET";

    private static final String SCHEME = "spark";

    /** The Hadoop in Spark 4.1 asks for the "subject" of a thread, which newer ones refuse. */
    private static final int NEWEST_JAVA = 23;

    private static final int CONNECT_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 500;

    @Override
    public List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        if (settings.master().isPresent() && address(settings.master().get()).isEmpty()) {
            problems.add(
                    "--spark-master is %s; it looks like spark://HOST:7077"
                            .formatted(settings.master().get()));
        }
        if (Runtime.version().feature() > NEWEST_JAVA) {
            problems.add(
                    "--distributed needs Java 17 to %d, this is %d"
                            .formatted(NEWEST_JAVA, Runtime.version().feature()));
        }
        return problems;
    }

    @Override
    public Cluster connect(Settings settings) {
        // before Spark's threads load libraries of their own: see NativeRuntime.start
        NativeRuntime.start();
        settings.master().ifPresent(master -> awaitMaster(master, settings.timeout()));
        JavaSparkContext spark = start(settings);
        try {
            Executors executors = new Executors(spark, settings);
            executors.await();
            executors.requireSameBuild();
            return new SparkCluster(spark, executors);
        } catch (RuntimeException | Error e) {
            spark.stop();
            throw e;
        }
    }

    /**
     * Spark tries for a minute to be accepted by a master, and tells only the log why it is not.
     */
    private static JavaSparkContext start(Settings settings) {
        FutureTask<JavaSparkContext> start =
                new FutureTask<>(() -> new JavaSparkContext(configuration(settings)));
        Thread thread = new Thread(start, "spark-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return start.get(settings.timeout().toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw ClusterException.unavailable(
                    "Spark did not start, or its master did not accept this process, within %d s: the log says why. A wrong secret and another version of Spark look like that."
                            .formatted(settings.timeout().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ClusterException.unavailable("interrupted while Spark started", e);
        }
    }

    private static SparkConf configuration(Settings settings) {
        SparkConf conf =
                new SparkConf()
                        .setAppName("numeral-training")
                        .setMaster(
                                settings.master()
                                        .orElse("local[%d,4]".formatted(settings.workers())))
                        .set("spark.ui.enabled", "false")
                        .set("spark.cores.max", String.valueOf(settings.workers()))
                        // one native thread for each task slot, one slot for each process
                        .set("spark.executor.cores", "1")
                        .set("spark.executor.memory", ExecutorMemory.HEAP + "m")
                        .set(
                                "spark.executor.extraJavaOptions",
                                ExecutorMemory.javaOptions(settings.memory()))
                        // weights do not compress, and the shards are sent once
                        .set("spark.broadcast.compress", "false")
                        .set("spark.rdd.compress", "false");
        String secret = System.getenv(SECRET_VARIABLE);
        if (secret != null && !secret.isEmpty()) {
            conf.set("spark.authenticate", "true").set("spark.authenticate.secret", secret);
        }
        conf.setIfMissing("spark.executor.extraClassPath", ClassPath.ofThisProcess());
        // a worker's result with its answer, rather than fetched after it
        conf.setIfMissing("spark.task.maxDirectResultSize", "64m");
        // a part whose worker was lost goes to the new one at once, rather than to where it was
        // repeated, on a core that has a part of its own
        conf.setIfMissing("spark.locality.wait", "0s");
        conf.setIfMissing("spark.task.maxFailures", "8");
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        return conf;
    }

    /** Spark itself would try for a minute, and then say that "all masters are unresponsive". */
    private static void awaitMaster(String master, Duration timeout) {
        InetSocketAddress address = address(master).orElseThrow();
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                // resolved anew each time: in a cluster the name may come a little later
                socket.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()),
                        CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw ClusterException.unavailable(
                            "the Spark master %s cannot be reached (%s): is it running, and may this process connect with it?"
                                    .formatted(master, e.getMessage()),
                            e);
                }
                LOG.debug("No master at {} yet: {}", master, e.toString());
                pause();
            }
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ClusterException.unavailable("interrupted while waiting for the cluster", e);
        }
    }

    private static Optional<InetSocketAddress> address(String master) {
        try {
            URI uri = new URI(master);
            return SCHEME.equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0
                    ? Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
