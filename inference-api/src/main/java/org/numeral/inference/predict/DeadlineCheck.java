package org.numeral.inference.predict;

import io.micronaut.context.annotation.Context;
import org.numeral.inference.pool.PoolConfiguration;

/** Checks, at the start, two settings that must fit together. */
@Context
final class DeadlineCheck {

    /**
     * The check.
     *
     * @throws IllegalArgumentException if a worker could count as hung while somebody still waits
     *     for it
     */
    DeadlineCheck(PredictConfiguration predict, PoolConfiguration pool) {
        if (pool.stuckAfter().compareTo(predict.deadline()) <= 0) {
            throw new IllegalArgumentException(
                    "numeral.pool.stuck-after is %s; it must be longer than numeral.predict.deadline, which is %s"
                            .formatted(pool.stuckAfter(), predict.deadline()));
        }
    }
}
