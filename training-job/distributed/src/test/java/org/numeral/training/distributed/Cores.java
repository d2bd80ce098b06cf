package org.numeral.training.distributed;

import java.util.ArrayList;
import java.util.List;

/** Which cores of this machine processes may use. */
enum Cores {
    /** All, as the operating system likes. */
    SHARED,

    /**
     * One for each process, as a limit of one CPU in a container: compilers and garbage collectors
     * of a JVM take their time from that core too, and not from one that happens to be idle. With
     * more processes than cores some share one. By Linux' {@code taskset}.
     */
    HELD;

    /**
     * Holds a process to its core, and all that it starts.
     *
     * @param process not started yet
     * @param number 0 for the first process, 1 for the second
     */
    void hold(ProcessBuilder process, int number) {
        if (this == HELD) {
            int core = number % Runtime.getRuntime().availableProcessors();
            List<String> command = new ArrayList<>(List.of("taskset", "-c", "" + core));
            command.addAll(process.command());
            process.command(command);
        }
    }
}
