package org.numeral.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLimitsTest {

    @TempDir private Path cgroup;

    @Test
    void readsTheQuotaOfVersionTwo() throws IOException {
        Files.writeString(cgroup.resolve("cpu.max"), "50000 100000\n");

        assertThat(ContainerLimits.cpuQuota(cgroup, 8)).isEqualTo(0.5);
    }

    @Test
    void readsTheQuotaOfVersionOne() throws IOException {
        Path folder = Files.createDirectory(cgroup.resolve("cpu"));
        Files.writeString(folder.resolve("cpu.cfs_quota_us"), "150000\n");
        Files.writeString(folder.resolve("cpu.cfs_period_us"), "100000\n");

        assertThat(ContainerLimits.cpuQuota(cgroup, 8)).isEqualTo(1.5);
    }

    @Test
    void withoutALimitTheMachineCounts() throws IOException {
        assertThat(ContainerLimits.cpuQuota(cgroup, 8)).isEqualTo(8);
        Files.writeString(cgroup.resolve("cpu.max"), "max 100000\n");
        assertThat(ContainerLimits.cpuQuota(cgroup, 8)).isEqualTo(8);
    }

    @Test
    void aLimitAboveTheMachineIsTheMachine() throws IOException {
        Files.writeString(cgroup.resolve("cpu.max"), "1600000 100000\n");

        assertThat(ContainerLimits.cpuQuota(cgroup, 8)).isEqualTo(8);
    }

    @Test
    void threadsAreTheCoresRoundedDownButAtLeastOne() {
        assertThat(new ContainerLimits(0.5, 1).wholeCpus()).isEqualTo(1);
        assertThat(new ContainerLimits(1.9, 1).wholeCpus()).isEqualTo(1);
        assertThat(new ContainerLimits(2, 1).wholeCpus()).isEqualTo(2);
    }
}
