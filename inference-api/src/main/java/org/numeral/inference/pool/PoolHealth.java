package org.numeral.inference.pool;

import java.util.Optional;

/**
 * What a pool's workers do at a moment.
 *
 * @param working workers that compute or wait for work
 * @param starting workers that are being made
 * @param hung threads that do not come back from a computation, those that were replaced included
 * @param outage why no worker has been able to compute for {@code numeral.pool.stuck-after}, in
 *     words for a person; empty if that is not so
 */
public record PoolHealth(int working, int starting, int hung, Optional<String> outage) {}
