/**
 * Distributed training on Apache Spark: the workers of a {@link
 * org.numeral.training.trainer.Cluster}.
 */
package org.numeral.training.distributed;
