package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTeamTest {

    @Test
    void everyWorkerDoesItsPart() {
        AtomicInteger sum = new AtomicInteger();
        try (WorkerTeam team = new WorkerTeam(3)) {
            team.run(worker -> sum.addAndGet(1 << worker));
        }
        assertThat(sum).hasValue(0b111);
    }

    @Test
    void waitsForAllPartsWhicheverOfThemFails() {
        for (int failing = 0; failing < 3; failing++) {
            int worse = failing;
            AtomicInteger done = new AtomicInteger();
            try (WorkerTeam team = new WorkerTeam(3)) {
                assertThatThrownBy(
                                () ->
                                        team.run(
                                                worker -> {
                                                    if (worker == worse) {
                                                        throw new IllegalStateException("failed");
                                                    }
                                                    pause();
                                                    done.incrementAndGet();
                                                }))
                        .hasMessage("failed");
                assertThat(done).as("worker %d fails", worse).hasValue(2);
                team.run(worker -> done.incrementAndGet());
                assertThat(done).hasValue(5); // and it goes on working
            }
        }
    }

    @Test
    void theFirstOfSeveralFailuresTellsOfTheOthers() {
        try (WorkerTeam team = new WorkerTeam(3)) {
            assertThatThrownBy(
                            () ->
                                    team.run(
                                            worker -> {
                                                throw new IllegalStateException("worker " + worker);
                                            }))
                    .hasMessage("worker 0")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
