package org.numeral.training.distributed;

/** Divides what a worker's process may use among its heap and ND4J. */
final class ExecutorMemory {

    /** Heap of an executor, MiB: Spark, a shard as bytes, and some states of a network. */
    static final int HEAP = 512;

    /** What the JVM needs besides: code, classes, stacks, Spark's buffers. */
    private static final int JVM_OVERHEAD = 200;

    private ExecutorMemory() {}

    /**
     * Options that hold an executor's JVM to a limit, whatever its machine or container has.
     *
     * @param limit of the process, MiB
     * @return options, separated by spaces
     */
    static String javaOptions(int limit) {
        return String.join(
                " ",
                "-Dorg.bytedeco.javacpp.maxbytes=" + (limit - HEAP - JVM_OVERHEAD) + "m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + limit + "m",
                // an executor has one core, and others on its machine have the rest
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-XX:+ExitOnOutOfMemoryError");
    }
}
