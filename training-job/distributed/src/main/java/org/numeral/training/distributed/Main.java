package org.numeral.training.distributed;

import java.util.Arrays;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/**
 * The training job's command with Spark, and Spark's own two programs, so that one image plays all
 * parts of a standalone cluster: {@code spark-master} and {@code spark-worker} with Spark's
 * options.
 */
public final class Main {

    private Main() {}

    /**
     * Runs a command.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        String command = args.length == 0 ? "" : args[0];
        switch (command) {
            case "spark-master" -> {
                closeDoors();
                Master.main(rest(args));
            }
            case "spark-worker" -> {
                closeDoors();
                Worker.main(rest(args));
            }
            default -> org.numeral.training.cli.Main.main(args);
        }
    }

    /**
     * What Spark leaves open unless it is told not to: programs of whoever connects (its REST
     * server asks for no secret), and web pages for everybody.
     */
    private static void closeDoors() {
        setDefault("spark.master.rest.enabled", "false");
        setDefault("spark.ui.filters", NoUserInterface.class.getName());
        setDefault(
                "spark.authenticate",
                String.valueOf(System.getenv(SparkClusterProvider.SECRET_VARIABLE) != null));
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
