package org.numeral.training.distributed;

import java.io.Serializable;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.ShardPlan;

/**
 * One worker's part of a run.
 *
 * @param run that it belongs to
 * @param program that the run was started with, as in {@link Greeting#program}
 * @param number 0 for the first worker
 * @param digits to learn from
 * @param plan what to do with them
 */
record Shard(String run, String program, int number, LabelledDigits digits, ShardPlan plan)
        implements Serializable {}
