package org.numeral.training.trainer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Connects with an engine that computes distributed runs. Found by {@link java.util.ServiceLoader},
 * so that the engine need not be where nobody distributes.
 */
public interface ClusterProvider {

    /**
     * What the user asks for.
     *
     * @param master address of the engine; empty for threads of this process
     * @param workers 1 or more
     * @param memory the most that the process of one worker may use, MiB
     * @param timeout how long to wait for the master, and then for the workers
     */
    record Settings(Optional<String> master, int workers, int memory, Duration timeout) {}

    /**
     * What is wrong with the settings, each in a sentence that names the option.
     *
     * @param settings to be checked, without asking anybody
     * @return empty if all are right
     */
    List<String> problems(Settings settings);

    /**
     * Connects, and waits until all workers are there.
     *
     * @param settings what is asked for
     * @return the workers, to be closed by the caller
     * @throws ClusterException if they cannot be had
     */
    Cluster connect(Settings settings);
}
