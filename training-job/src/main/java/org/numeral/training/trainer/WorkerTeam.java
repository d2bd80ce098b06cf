package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.runtime.NativeRuntime;

/**
 * Threads that do the same on different parts of one thing. The calling thread is the first of
 * them, so there are as many threads as workers, each with one native thread: two workers are busy
 * all the time where two OpenMP threads in one network mostly wait for each other.
 */
final class WorkerTeam implements AutoCloseable {

    private final List<Teammate> teammates = new ArrayList<>();

    /**
     * Starts the threads.
     *
     * @param workers 1 or more, the calling thread included
     */
    WorkerTeam(int workers) {
        NativeRuntime.useOneNativeThread();
        for (int i = 1; i < workers; i++) {
            Teammate teammate = new Teammate("trainer-" + i);
            teammate.start(NativeRuntime::useOneNativeThread);
            teammate.await();
            teammates.add(teammate);
        }
    }

    /**
     * Has every worker do its part, and waits for all.
     *
     * @param part is given the worker's number, 0 to workers - 1
     * @throws RuntimeException or Error that a part threw
     */
    void run(IntConsumer part) {
        for (int i = 0; i < teammates.size(); i++) {
            int worker = i + 1;
            teammates.get(i).start(() -> part.accept(worker));
        }
        part.accept(0);
        teammates.forEach(Teammate::await);
    }

    /** Ends the threads and frees the native memory that belongs to them. */
    @Override
    public void close() {
        for (Teammate teammate : teammates) {
            try (teammate) {
                teammate.start(
                        () -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread());
                teammate.await();
            }
        }
    }
}
