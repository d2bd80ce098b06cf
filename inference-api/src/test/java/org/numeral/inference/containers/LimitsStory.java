package org.numeral.inference.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica within the manifest's limits: half a CPU, 1 GiB, a read-only root. */
class LimitsStory {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsStory.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final int PER_SECOND = 100;

    @Test
    void aHundredPredictionsASecondFromTheFirstSecondOn() throws Exception {
        try (Node node = Node.of("local", Optional.empty())) {
            PublishedModels.untrained(node.models(), "m1", "mnist");
            long start = System.nanoTime();
            Replica replica = new Replica(node, node.pods("Deployment numeral-inference-api"));
            assertThat(replica.awaitReady(START)).as(replica.pod().log()).isTrue();
            LOG.info("Ready after {} s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));

            URI address =
                    URI.create("http://" + replica.host() + ":" + replica.port() + "/predict");
            SteadyClients clients =
                    new SteadyClients(address, Pictures.seven(), digit -> true, 10, PER_SECOND);
            try (clients) {
                TimeUnit.SECONDS.sleep(Long.getLong("story.seconds", 120));
            }
            Map<String, Long> outcomes = clients.sinceLast();
            LOG.info("{} requests a second: {}", PER_SECOND, outcomes);
            assertThat(outcomes).containsOnlyKeys("m1");
            assertThat(replica.pod().killedForMemory()).isFalse();
            assertThat(replica.pod().restarts()).isZero();
            assertThat(replica.pod().changedFiles())
                    .doesNotContainPattern(PlayedPod.OUTSIDE_OF_MOUNTS);
        }
    }
}
