package org.numeral.inference.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.numeral.inference.testing.Pictures;
import org.numeral.model.testing.RealMnist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an overlay that is applied without a model to one that was rolled back, step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersStory {

    private static final Logger LOG = LoggerFactory.getLogger(ContainersStory.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final String SERVICE = "numeral-inference-api";
    private static final String TRAINING = "numeral-training";

    private Node node;
    private PlayedDeployment deployment;
    private ServiceProxy service;
    private SteadyClients clients;
    private String first;
    private String second;

    @BeforeAll
    void apply() throws IOException {
        node = Node.of("local", RealMnist.folder());
        deployment = new PlayedDeployment(node, SERVICE);
        service = new ServiceProxy(deployment::ready);
    }

    @AfterAll
    void remove() throws Exception {
        if (clients != null) {
            clients.close();
        }
        if (service != null) {
            service.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    @Order(1)
    void withoutModelThePodsLiveAndAreNotReady() throws Exception {
        for (Replica replica : deployment.replicas()) {
            awaitAnswer(replica, "/health/liveness", "UP");
            assertThat(replica.get("/health/readiness")).contains("no model has been published");
            assertThat(replica.isReady()).isFalse();
        }
    }

    @Test
    @Order(2)
    void theJobIsKilledTwiceAndPublishesOneVersion() throws Exception {
        PlayedJob.End end =
                new PlayedJob(
                                node,
                                node.only(Job.class, TRAINING).getSpec(),
                                node.pods("Job " + TRAINING),
                                settings(Map.of()))
                        .run(2, 25);
        assertThat(end.complete()).as(end.log()).isTrue();
        assertThat(end.attempts()).isEqualTo(3);
        assertThat(versions()).hasSize(1);
        first = versions().get(0);
        assertThat(current()).isEqualTo(first);
        try (Stream<Path> staging = Files.list(node.models().resolve("staging"))) {
            assertThat(staging).isEmpty();
        }
        LOG.info("Published after two SIGKILLs: {}", lastLines(end.log()));
    }

    @Test
    @Order(3)
    void bothReplicasBecomeReadyWithoutARestart() throws Exception {
        for (Replica replica : deployment.replicas()) {
            assertThat(replica.awaitReady(START)).as(replica.pod().log()).isTrue();
            assertThat(replica.pod().restarts()).isZero();
        }
        clients =
                new SteadyClients(
                        URI.create("http://localhost:" + service.port() + "/predict"),
                        Pictures.seven(),
                        digit -> digit == 7,
                        8,
                        40);
        TimeUnit.SECONDS.sleep(5);
        assertThat(clients.sinceLast()).containsOnlyKeys(first);
    }

    @Test
    @Order(4)
    void aReplicaThatCrashesComesBackAndTheOtherAnswersMeanwhile() throws Exception {
        Replica victim = deployment.replicas().get(0);
        victim.pod().crash();
        assertThat(victim.await(false, STUCK)).isTrue();
        LOG.info("A crash: {}", clients.sinceLast());
        TimeUnit.SECONDS.sleep(5);
        assertThat(clients.sinceLast()).containsOnlyKeys(first);
        assertThat(victim.awaitReady(START)).isTrue();
        TimeUnit.SECONDS.sleep(5);
        assertThat(clients.sinceLast()).containsOnlyKeys(first);
    }

    @Test
    @Order(5)
    void aNewModelComesInWithoutAFailedRequest() throws Exception {
        PlayedJob.End end = train(Map.of("SEED", "2", "EPOCHS", "1", "TOLERANCE", "1"));
        assertThat(end.complete()).as(end.log()).isTrue();
        second = current();
        assertThat(second).isNotEqualTo(first);

        deployment.beginRestart();
        assertThat(deployment.goOn(START)).isTrue();
        Map<String, Long> meanwhile = clients.sinceLast();
        LOG.info("Training and a rolling restart: {}", meanwhile);
        assertThat(meanwhile).containsOnlyKeys(first, second);
        TimeUnit.SECONDS.sleep(3);
        assertThat(clients.sinceLast()).containsOnlyKeys(second);
    }

    @Test
    @Order(6)
    void aWorseModelIsRefusedAndNotTriedAgain() throws Exception {
        PlayedJob.End end = train(Map.of("SEED", "3", "EPOCHS", "1", "MIN_ACCURACY", "1"));
        assertThat(end.complete()).isFalse();
        assertThat(end.exitCode()).isEqualTo(4);
        assertThat(end.attempts()).isEqualTo(1);
        assertThat(current()).isEqualTo(second);
    }

    @Test
    @Order(7)
    void aCorruptModelStopsTheRolloutAndTheOldOneServes() throws Exception {
        publishCorrupt("20991231-235959-bad0");
        deployment.beginRestart();
        assertThat(deployment.goOn(STUCK)).isFalse();
        Replica stuck = deployment.replicas().get(deployment.replicas().size() - 1);
        awaitAnswer(stuck, "/health/readiness", "cannot be served");
        assertThat(stuck.pod().restarts()).isZero();
        assertThat(deployment.ready()).hasSize(2);
        assertThat(clients.sinceLast()).containsOnlyKeys(second);
    }

    @Test
    @Order(8)
    void rollingBackTheModelLetsTheRolloutGoOn() throws Exception {
        PlayedJob.End end =
                new PlayedJob(
                                node,
                                node.only(CronJob.class, "numeral-rollback")
                                        .getSpec()
                                        .getJobTemplate()
                                        .getSpec(),
                                node.pods("CronJob numeral-rollback"),
                                Map.of("ROLLBACK_TO", first))
                        .run(0, 0);
        assertThat(end.complete()).as(end.log()).isTrue();
        assertThat(deployment.goOn(START)).isTrue();
        Map<String, Long> meanwhile = clients.sinceLast();
        LOG.info("A rollback and the rest of the restart: {}", meanwhile);
        assertThat(meanwhile).containsOnlyKeys(first, second);
        TimeUnit.SECONDS.sleep(3);
        assertThat(clients.sinceLast()).containsOnlyKeys(first);
    }

    @Test
    @Order(9)
    void nothingWasWrittenOutsideTheMountsOrKilledForMemory() {
        for (Replica replica : deployment.replicas()) {
            assertThat(replica.pod().killedForMemory()).isFalse();
            assertThat(replica.pod().restarts()).isZero();
            assertThat(replica.pod().changedFiles())
                    .as("changed files")
                    .doesNotContainPattern(PlayedPod.OUTSIDE_OF_MOUNTS);
        }
    }

    private PlayedJob.End train(Map<String, String> more) throws InterruptedException {
        return new PlayedJob(
                        node,
                        node.only(CronJob.class, TRAINING).getSpec().getJobTemplate().getSpec(),
                        node.pods("CronJob " + TRAINING),
                        settings(more))
                .run(0, 0);
    }

    /** Real digits where they are, else a few that Numeral draws. */
    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ROBUSTNESS_EXAMPLES", "0"); // the report's, not the story's
        if (RealMnist.available()) {
            settings.put("DATASET", "mnist");
        } else {
            settings.put("DATASET", "synthetic");
            settings.put("SYNTHETIC_EXAMPLES", "12000");
            settings.put("MIN_ACCURACY", "0.5");
        }
        settings.putAll(more);
        return settings;
    }

    private List<String> versions() throws IOException {
        try (Stream<Path> versions = Files.list(node.models().resolve("versions"))) {
            return versions.map(version -> version.getFileName().toString()).sorted().toList();
        }
    }

    private String current() throws IOException {
        return Files.readString(node.models().resolve("current")).strip();
    }

    /** A version whose weights are not those that were published. */
    private void publishCorrupt(String id) throws IOException {
        Path versions = node.models().resolve("versions");
        Path bad = Files.createDirectory(versions.resolve(id));
        for (String name : List.of("model.zip", "metadata.json")) {
            Files.copy(
                    versions.resolve(second).resolve(name),
                    bad.resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        byte[] model = Files.readAllBytes(bad.resolve("model.zip"));
        model[model.length / 2] ^= 1;
        Files.write(bad.resolve("model.zip"), model);
        Files.writeString(node.models().resolve("current"), id + "\n");
    }

    private static void awaitAnswer(Replica replica, String path, String text) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                if (replica.get(path).contains(text)) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            assertThat(System.nanoTime()).as(replica.pod().log()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static String lastLines(String log) {
        List<String> lines = log.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
