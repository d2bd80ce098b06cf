package org.numeral.inference.containers;

import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.numeral.inference.kubernetes.PodOf;

/**
 * The Job's controller: another pod after one that failed, by its backoffLimit, unless the exit
 * code is one that its podFailurePolicy ends the Job for.
 *
 * @param node on which it runs
 * @param spec of the Job
 * @param pods what it makes them of
 * @param settings that its containers have beside their own
 */
record PlayedJob(Node node, JobSpec spec, PodOf pods, Map<String, String> settings) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * How a Job ended.
     *
     * @param complete or failed
     * @param attempts pods that it took
     * @param exitCode of the last
     * @param log of the last
     */
    record End(boolean complete, int attempts, int exitCode, String log) {}

    /**
     * Runs the Job.
     *
     * @param kills pods to kill with SIGKILL, each at a random moment
     * @param within seconds after a pod's start, in which they are killed
     * @return how it ended
     */
    End run(int kills, int within) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            PlayedPod pod = node.start(pods, settings);
            if (attempt <= kills) {
                TimeUnit.MILLISECONDS.sleep(
                        ThreadLocalRandom.current().nextLong(1_000, within * 1_000L));
                pod.crash();
            }
            int exit = pod.awaitExit(LONGEST);
            String log = pod.log();
            pod.close();
            if (exit == 0 || failsTheJob(exit) || attempt > spec.getBackoffLimit()) {
                return new End(exit == 0, attempt, exit, log);
            }
        }
    }

    private boolean failsTheJob(int exit) {
        return spec.getPodFailurePolicy().getRules().stream()
                .filter(rule -> "FailJob".equals(rule.getAction()))
                .map(rule -> rule.getOnExitCodes().getValues())
                .flatMap(List::stream)
                .anyMatch(code -> code == exit);
    }
}
