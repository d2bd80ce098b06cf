package org.numeral.training.distributed;

import java.io.PrintStream;
import java.util.Optional;
import org.numeral.training.trainer.Distribution;

/**
 * A model of the cost, to predict more workers than were measured. A round takes the time to train,
 * a part that is the same for any number of workers, one that grows with it (each result is fetched
 * and added by the driver), and on a network the time to carry a state to and from each worker
 * through the driver's link.
 *
 * @param speed of one worker while it trains, digits a second
 * @param fixed seconds of a round that do not depend on the workers
 * @param each seconds of a round for each worker
 * @param bytes of a state, one way
 */
record ScalingPrediction(double speed, double fixed, double each, long bytes) {

    private static final double GIGABIT_BYTES = 125e6;

    /** How the steps of an epoch are done: a round has no more than are left in it. */
    record Epoch(int examples, int batch, int period) {}

    /**
     * Fits the model to the first distribution and one with the same period and more workers.
     *
     * @return empty if there is none
     */
    static Optional<ScalingPrediction> of(ScalingRuns runs) {
        return runs.first()
                .flatMap(few -> runs.firstWithMoreThan(few).map(more -> fit(runs, few, more)));
    }

    private static ScalingPrediction fit(ScalingRuns runs, Distribution few, Distribution more) {
        double overhead = runs.median(few, ScalingRuns.Run::overhead);
        double growth = runs.median(more, ScalingRuns.Run::overhead) - overhead;
        double each = Math.max(0, growth / (more.workers() - few.workers()));
        return new ScalingPrediction(
                runs.median(few, ScalingRuns.Run::workerSpeed),
                Math.max(0, overhead - each * few.workers()),
                each,
                (long) runs.median(few, ScalingRuns.Run::bytes));
    }

    /** Seconds that a state takes to a worker and back. */
    private double link() {
        return 2 * bytes / GIGABIT_BYTES;
    }

    void printHeading(PrintStream out) {
        out.printf(
                "%nPrediction, not measured: workers of %.0f digits/s; %.0f ms a round and %.1f ms a worker for Spark, averaging and sharing two cores; %,d bytes each way, %.0f ms a worker with 1 Gbit/s at the driver%n",
                speed, 1000 * fixed, 1000 * each, bytes, 1000 * link());
        out.println(
                "period  workers  times one alone  of the ideal  on MNIST, where epochs end rounds");
    }

    void print(PrintStream out, Epoch of) {
        double training = of.period() * of.batch() / speed;
        for (int workers : new int[] {8, 16, 32, 64}) {
            double overhead = fixed + workers * (each + link());
            int steps = of.examples() / workers / of.batch();
            int rounds = (steps + of.period() - 1) / of.period();
            double epoch = steps * of.batch() / speed;
            out.printf(
                    "%6d %8d %16.1f %11.0f %% %16.1f%n",
                    of.period(),
                    workers,
                    workers * training / (training + overhead),
                    100 * training / (training + overhead),
                    workers * epoch / (epoch + rounds * overhead));
        }
        out.printf(
                "%6d: %.0f workers each do half of what one does alone; all together never more than %.0f times%n",
                of.period(),
                Math.max(0, training - fixed) / (each + link()),
                training / (each + link()));
    }
}
