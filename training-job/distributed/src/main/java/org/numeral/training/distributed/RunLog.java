package org.numeral.training.distributed;

import org.apache.spark.ExceptionFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what was lost and what is done again. */
final class RunLog extends SparkListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private volatile String round = "before the first round";
    private volatile boolean ended;

    /** Names the round that runs, for what is lost in it. */
    void startRound(int firstStep, int steps) {
        round = "steps %d to %d".formatted(firstStep + 1, firstStep + steps);
    }

    /** From now on workers are let go. */
    void end() {
        ended = true;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        LOG.info("Executor {} on {} came", event.executorId(), event.executorInfo().executorHost());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        if (!ended) {
            LOG.warn("Executor {} is lost ({}): {}", event.executorId(), round, event.reason());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (!ended && event.reason() instanceof TaskFailedReason failure) {
            String why =
                    failure instanceof ExceptionFailure exception
                            ? exception.className() + ": " + exception.description()
                            : failure.toErrorString().lines().findFirst().orElse("");
            LOG.warn(
                    "Worker {} failed in {} on executor {} and does them again: {}",
                    event.taskInfo().index() + 1,
                    round,
                    event.taskInfo().executorId(),
                    why);
        }
    }
}
