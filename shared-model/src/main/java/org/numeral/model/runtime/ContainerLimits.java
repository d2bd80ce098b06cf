package org.numeral.model.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process may use, as its container says.
 *
 * @param cpus cores, fractions possible; the machine's if there is no limit
 * @param memory bytes; the machine's if there is no limit
 */
public record ContainerLimits(double cpus, long memory) {

    private static final Path CGROUP = Path.of("/sys/fs/cgroup");

    /**
     * Reads the limits of this process.
     *
     * @return the limits
     */
    public static ContainerLimits current() {
        return new ContainerLimits(
                cpuQuota(CGROUP, Runtime.getRuntime().availableProcessors()), memoryLimit());
    }

    /**
     * Native threads that fit without being throttled: the cores rounded down, at least one. (The
     * JVM's own count rounds up, which makes spinning OpenMP threads wait for each other.)
     *
     * @return 1 or more
     */
    public int wholeCpus() {
        return Math.max(1, (int) Math.floor(cpus + 1e-6));
    }

    static double cpuQuota(Path cgroup, int processors) {
        double quota = versionTwo(cgroup.resolve("cpu.max"));
        if (Double.isNaN(quota)) {
            quota =
                    ratio(
                            firstLine(cgroup.resolve("cpu/cpu.cfs_quota_us")),
                            firstLine(cgroup.resolve("cpu/cpu.cfs_period_us")));
        }
        return Double.isNaN(quota) ? processors : Math.min(quota, processors);
    }

    private static double versionTwo(Path file) {
        String[] parts = firstLine(file).split(" ");
        return parts.length == 2 ? ratio(parts[0], parts[1]) : Double.NaN;
    }

    /** Quota by period in cores; not a number where either is missing, "max" or -1 (no limit). */
    private static double ratio(String quota, String period) {
        if (!quota.matches("\\d+") || !period.matches("[1-9]\\d*")) {
            return Double.NaN;
        }
        return Double.parseDouble(quota) / Double.parseDouble(period);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return ""; // not this kind of system: there is no limit to read
        }
    }

    private static long memoryLimit() {
        // the JDK looks through cgroups v1 and v2 itself
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory() * 4;
    }
}
