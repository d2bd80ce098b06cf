package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.runtime.NativeRuntime;

/**
 * Threads that run one task together, each its own part of it. The calling thread is the first of
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
        Failures failures = new Failures();
        failures.collect(() -> part.accept(0));
        // for all of them, whatever fails: what they compute with is freed afterwards
        teammates.forEach(teammate -> failures.collect(teammate::await));
        failures.rethrow();
    }

    /** Ends the threads and frees the native memory that belongs to them. */
    @Override
    public void close() {
        Failures failures = new Failures();
        for (Teammate teammate : teammates) {
            failures.collect(
                    () ->
                            teammate.start(
                                    () ->
                                            Nd4j.getWorkspaceManager()
                                                    .destroyAllWorkspacesForCurrentThread()));
            failures.collect(teammate::await);
            failures.collect(teammate::close);
        }
        failures.rethrow();
    }

    /** What went wrong in several actions that are all to be done. */
    private static final class Failures {

        private Throwable first;

        void collect(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }

        void rethrow() {
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
