package org.numeral.inference.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a pool at its number of workers: one that died is replaced at once, one that hangs once it
 * has been seen in the same computation for {@code numeral.pool.stuck-after}.
 *
 * <p>A thread in native code cannot be ended. It stays, with its memory and perhaps a CPU, until it
 * comes back by itself; therefore one is replaced, and while that one hangs a second is not: what
 * helps then is a new process, and {@link #health} says so.
 *
 * <p>Time is counted in looks at the workers, not by the clock: after a pause of the whole process
 * (a suspended machine, a frozen container) nobody hangs.
 */
final class Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private static final int LOOKS = 10;
    private static final int MOST_REPLACED = 1;

    private final JobQueue queue;
    private final Duration stuckAfter;
    private final BiFunction<String, Runnable, Worker> hire;
    private final List<Slot> slots = new ArrayList<>();
    private final Set<Worker> present = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private volatile int looksWithoutWorker;

    /** The place of one worker. */
    private static final class Slot {
        private final String name;
        private volatile Worker worker;
        private volatile Throwable failure;

        Slot(String name) {
            this.name = name;
        }

        boolean isWorking() {
            return worker != null && worker.isWorking();
        }

        boolean isHopeless() {
            return worker == null || worker.isOverdue() || failure != null;
        }
    }

    /**
     * A crew, not yet at work.
     *
     * @param queue is told when nobody is left who takes jobs
     * @param size number of workers
     * @param stuckAfter of the configuration
     * @param hire makes a worker of a name that runs something at its end
     */
    Crew(JobQueue queue, int size, Duration stuckAfter, BiFunction<String, Runnable, Worker> hire) {
        this.queue = queue;
        this.stuckAfter = stuckAfter;
        this.hire = hire;
        for (int i = 0; i < size; i++) {
            slots.add(new Slot("inference-" + i));
        }
    }

    /** Starts all workers; done when each has its classifier, or with what was thrown instead. */
    CompletableFuture<Void> start() {
        slots.forEach(this::fill);
        return CompletableFuture.allOf(
                slots.stream().map(slot -> slot.worker.ready()).toArray(CompletableFuture[]::new));
    }

    /** From now on workers are replaced. */
    void supervise() {
        Thread thread = new Thread(this::run, "inference-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    /** Replaces no further worker: those that are present now are the last. */
    void stop() {
        synchronized (present) {
            stopped = true;
        }
        wake.release();
    }

    /** Waits for the workers to end, but not for those that hang. */
    void join(Duration grace) throws InterruptedException {
        long end = System.nanoTime() + grace.toNanos();
        for (Worker worker : present) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0 && !worker.isOverdue()) {
                worker.join(left);
            }
        }
    }

    /** Whether every thread has ended. */
    boolean isGone() {
        return present.isEmpty();
    }

    PoolHealth health() {
        int working = 0;
        int starting = 0;
        for (Slot slot : slots) {
            Worker worker = slot.worker;
            if (slot.isWorking()) {
                working++;
            } else if (worker == null || !worker.isOverdue()) {
                starting++;
            }
        }
        int hung = (int) present.stream().filter(Worker::isOverdue).count();
        return new PoolHealth(working, starting, hung, outage());
    }

    private Optional<String> outage() {
        if (looksWithoutWorker < LOOKS || slots.stream().anyMatch(Slot::isWorking)) {
            return Optional.empty();
        }
        String causes =
                slots.stream()
                        .map(slot -> slot.failure)
                        .filter(failure -> failure != null)
                        .map(failure -> " (" + failure.getClass().getSimpleName() + ")")
                        .findFirst()
                        .orElse("");
        return Optional.of(
                "no worker has been able to compute for %d s%s; the log says why"
                        .formatted(stuckAfter.toSeconds(), causes));
    }

    private void run() {
        long period = stuckAfter.toNanos() / LOOKS;
        long next = System.nanoTime() + period;
        while (!stopped || !isGone()) {
            try {
                wake.tryAcquire(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                wake.drainPermits();
                boolean due = System.nanoTime() - next >= 0;
                if (due) {
                    next = System.nanoTime() + period;
                }
                look(due);
            } catch (Throwable e) { // no thread or no memory for another worker: try again later
                LOG.error("The workers cannot be looked after", e);
            }
        }
    }

    private void look(boolean due) {
        for (Slot slot : slots) {
            if (due && slot.worker != null) {
                slot.worker.look(LOOKS);
                replaceIfHung(slot);
            }
            remember(slot);
            if (slot.worker == null || slot.worker.hasEnded()) {
                fill(slot);
            }
        }
        if (slots.stream().anyMatch(Slot::isWorking)) {
            looksWithoutWorker = 0;
        } else if (due) {
            looksWithoutWorker++;
        }
        queue.setUnattended(slots.stream().allMatch(Slot::isHopeless));
    }

    private void replaceIfHung(Slot slot) {
        if (stopped || !slot.worker.isOverdue()) {
            return;
        }
        long replaced = present.stream().filter(Worker::isAbandoned).count();
        if (replaced < MOST_REPLACED && slot.worker.abandon()) {
            LOG.warn("Another worker takes the place of {}, which hangs", slot.name);
            fill(slot);
        }
    }

    /** Remembers why the latest worker could not be made, until one could. */
    private static void remember(Slot slot) {
        if (slot.worker == null || !slot.worker.ready().isDone()) {
            return;
        }
        slot.failure =
                slot.worker.ready().<Throwable>handle((nothing, failure) -> failure).getNow(null);
    }

    private void fill(Slot slot) {
        AtomicReference<Worker> hired = new AtomicReference<>();
        try {
            Worker worker = hire.apply(slot.name, () -> leave(hired.get()));
            hired.set(worker);
            synchronized (present) { // whoever stops the crew must know of every worker
                if (stopped) {
                    return;
                }
                present.add(worker);
            }
            worker.start();
            slot.worker = worker;
            // one that cannot be made is to be noticed before its pause is over
            worker.ready().whenComplete((nothing, failure) -> wake.release());
        } catch (Throwable e) { // no thread could be made
            leave(hired.get());
            slot.worker = null;
            slot.failure = e;
            throw e;
        }
    }

    private void leave(Worker worker) {
        if (worker != null) {
            present.remove(worker);
        }
        wake.release();
    }
}
