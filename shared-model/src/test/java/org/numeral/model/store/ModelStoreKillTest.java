package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writers that die; a reader must never notice, and the next writer puts things in order. */
class ModelStoreKillTest {

    private static final int KILLS = 100;
    private static final int LONGEST_DELAY_MICROS = 30_000;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource(PublishStep.class)
    void survivesAWriterThatStopsDeadAfterEachStep(PublishStep step) throws Exception {
        ModelStore store = new ModelStore(directory, 2);
        List<String> before = List.of("a0", "a1", "a2");
        for (int i = 0; i < before.size(); i++) {
            StoreFixture.publish(store, before.get(i), i);
        }
        if (step == PublishStep.ABANDONED_REMOVED) {
            Files.createDirectories(directory.resolve("staging/old~killed/version"));
            StoreFixture.age(directory);
        }

        Process writer = PublishingMain.start(directory, "b", 1, step.name());
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(writer.exitValue()).isEqualTo(PublishingMain.HALTED);
        boolean published = step.compareTo(PublishStep.CURRENT_REPLACED) >= 0;
        assertThat(store.current().orElseThrow().id()).isEqualTo(published ? "b0" : "a2");
        assertThat(PublishingMain.leftovers(directory))
                .hasSize(step == PublishStep.WORKSPACE_CLOSED ? 0 : 1);
        assertNextWriterPutsThingsInOrder(store, "next");
        // what was current before is kept although only the newest two are
        assertThat(StoreFixture.ids(store)).contains("next", published ? "b0" : "a2");
    }

    @Test
    void survivesAHundredKillsAtRandomMoments() throws Exception {
        Random random = new Random(1);
        ModelStore store = new ModelStore(directory, 2);
        StoreFixture.publish(store, "first", 0);
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killOneWriter("k" + kill + "-", random.nextInt(LONGEST_DELAY_MICROS));
            List<String> leftovers = PublishingMain.leftovers(directory);
            midway += leftovers.size();
            assertThat(store.current()).as("after kill %d", kill).isPresent();
            assertNextWriterPutsThingsInOrder(store, "after" + kill);
        }
        // nearly every kill hits a writer at work: otherwise this test would prove nothing
        assertThat(midway).isGreaterThan(KILLS / 2);
    }

    private void killOneWriter(String prefix, int delayMicros) throws Exception {
        Process writer = PublishingMain.start(directory, prefix, Integer.MAX_VALUE, "none");
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            TimeUnit.MICROSECONDS.sleep(delayMicros);
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).as("ended by the kill, not by a failure").isEqualTo(137);
    }

    private void assertNextWriterPutsThingsInOrder(ModelStore store, String id) throws IOException {
        assertThat(store.listing().unusable()).isEmpty();
        for (ModelVersion version : store.versions()) {
            store.verify(version.id());
        }
        StoreFixture.age(directory);
        store.publish(StoreFixture.draft(id, Instant.now()), StoreFixture.content(id));
        assertThat(store.current().orElseThrow().id()).isEqualTo(id);
        assertThat(PublishingMain.leftovers(directory)).isEmpty();
        assertThat(store.versions()).hasSizeLessThanOrEqualTo(4);
    }
}
