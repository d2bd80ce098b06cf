package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.model.store.StoreFixture.START;
import static org.numeral.model.store.StoreFixture.content;
import static org.numeral.model.store.StoreFixture.draft;
import static org.numeral.model.store.StoreFixture.ids;
import static org.numeral.model.store.StoreFixture.publish;
import static org.numeral.model.store.StoreFixture.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writers at once, by chance and at chosen moments. */
class ModelStoreWritersTest {

    /** Something that another writer does in the middle of a publication. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    @TempDir Path directory;

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        int writers = 4;
        int rounds = 25;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<ModelVersion>> tasks = new ArrayList<>();
            for (int i = 0; i < writers * rounds; i++) {
                int n = i;
                tasks.add(() -> publish(new ModelStore(directory, 1), "v" + n, n));
            }
            for (Future<ModelVersion> published : pool.invokeAll(tasks)) {
                assertThat(published.get().metadata().sha256()).hasSize(64);
            }
        } finally {
            pool.shutdownNow();
        }
        assertEverythingVerifies();
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void threadsThatPublishTheSameAllSucceed() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 25; round++) {
                String id = "same" + round;
                int n = round;
                Callable<ModelVersion> task = () -> publish(new ModelStore(directory), id, n);
                for (Future<ModelVersion> published :
                        pool.invokeAll(List.of(task, task, task, task))) {
                    assertThat(published.get().id()).isEqualTo(id);
                }
                assertThat(new ModelStore(directory).currentId()).contains(id);
            }
        } finally {
            pool.shutdownNow();
        }
        assertEverythingVerifies();
    }

    @Test
    void processesDoNotDisturbEachOtherNorAReader() throws Exception {
        ModelStore store = new ModelStore(directory);
        publish(store, "first", 0);
        Process one = PublishingMain.start(directory, "one-", 100, "none");
        Process two = PublishingMain.start(directory, "two-", 100, "none");
        while (one.isAlive() || two.isAlive()) {
            assertThat(store.current()).isPresent();
            assertThat(store.listing().unusable()).isEmpty();
        }
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();

        assertThat(store.currentId().orElseThrow()).isIn("one-99", "two-99");
        assertEverythingVerifies();
        assertThat(staging(directory)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PublishStep.class)
    void aWholePublicationFitsBetweenAnyTwoStepsOfAnother(PublishStep step) throws IOException {
        for (int i = 0; i < 3; i++) {
            publish(new ModelStore(directory, 1), "v" + i, i);
        }
        Files.createDirectory(directory.resolve("staging/old~killed"));
        StoreFixture.age(directory);

        publishAndAt(step, "slow", () -> publish(new ModelStore(directory, 1), "quick", 99));

        assertThat(ids(new ModelStore(directory))).contains("quick", "slow");
        assertThat(new ModelStore(directory).currentId().orElseThrow()).isIn("quick", "slow");
        assertEverythingVerifies();
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void aVersionThatIsRolledBackToInTheMiddleOfRemovalsIsKept() throws IOException {
        publishFourAndRemoveTwo(() -> new ModelStore(directory).rollback("v0"));

        assertThat(new ModelStore(directory).current().orElseThrow().id()).isEqualTo("v0");
        assertEverythingVerifies();
    }

    @Test
    void aVersionThatWasTakenAwayCannotBeRolledBackTo() throws IOException {
        publishFourAndRemoveTwo(
                () ->
                        assertThatThrownBy(() -> new ModelStore(directory).rollback("v1"))
                                .isInstanceOf(ModelStoreException.class)
                                .hasMessageStartingWith("There is no version \"v1\" in "));

        assertThat(ids(new ModelStore(directory))).containsExactly("v3", "v2");
        assertThat(new ModelStore(directory).currentId()).contains("v3");
    }

    @Test
    void aVersionThatTurnsOutToBeWantedIsPutBack() throws IOException {
        // as a writer does that had found v1 in its place just before
        publishFourAndRemoveTwo(() -> Files.writeString(directory.resolve("current"), "v1"));

        assertThat(new ModelStore(directory).current().orElseThrow().id()).isEqualTo("v1");
        assertEverythingVerifies();
    }

    @Test
    void nothingIsRemovedWhileNobodyKnowsWhatIsCurrent() throws IOException {
        publishFourAndRemoveTwo(() -> Files.writeString(directory.resolve("current"), ""));

        assertThat(ids(new ModelStore(directory))).containsExactly("v3", "v2", "v1", "v0");
    }

    /** The first to be removed is v1, because v2 was current before; does something just then. */
    private void publishFourAndRemoveTwo(Action action) throws IOException {
        for (int i = 0; i < 3; i++) {
            publish(new ModelStore(directory, 5), "v" + i, i);
        }
        publishAndAt(PublishStep.OLD_VERSION_TAKEN_OUT, "v3", action);
    }

    @Test
    void aVersionThatAKilledWriterTookAwayAlthoughItIsCurrentIsPutBack() throws IOException {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);
        Path takenOut = Files.createDirectories(directory.resolve("staging/v9~killed/old"));
        Files.move(directory.resolve("versions/v1"), takenOut.resolve("v1"));
        StoreFixture.age(directory);

        publish(store, "v2", 2);

        assertThat(ids(store)).containsExactly("v2", "v1");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void aLiveWriterIsNotCleanedAway() throws IOException {
        publishAndAt(
                PublishStep.CONTENT_WRITTEN,
                "slow",
                () -> {
                    publish(new ModelStore(directory), "quick", 1);
                    assertThat(staging(directory)).hasSize(1);
                });

        assertThat(ids(new ModelStore(directory))).contains("slow");
    }

    @Test
    void aWriterShowsThatItIsAliveWhileItWritesForLong() throws IOException {
        ModelStore store =
                new ModelStore(
                        directory, StoreOptions.keeping(5).withHeartbeat(Duration.ofMillis(5)));
        store.publish(
                draft("slow", START),
                folder -> {
                    Path alive = folder.resolveSibling("alive");
                    FileTime longAgo = FileTime.from(START);
                    Files.setLastModifiedTime(alive, longAgo);
                    Instant limit = Instant.now().plusSeconds(60);
                    while (Files.getLastModifiedTime(alive).equals(longAgo)) {
                        assertThat(Instant.now()).as("no sign of life").isBefore(limit);
                    }
                    content("slow").writeTo(folder);
                });

        assertThat(store.currentId()).contains("slow");
    }

    @ParameterizedTest
    @EnumSource(
            value = PublishStep.class,
            names = {"CONTENT_WRITTEN", "STAGED_AND_SYNCED", "VERSION_SYNCED"})
    void aWriterThatSleptTooLongFailsAndChangesNothing(PublishStep step) throws IOException {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);

        assertThatThrownBy(
                        () ->
                                publishAndAt(
                                        step,
                                        "slept",
                                        () -> {
                                            StoreFixture.age(directory);
                                            publish(store, "v2", 2);
                                        }))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageMatching(
                        "Version \"slept\" was not made current: its writer stood still for so long that another one took it for killed and removed .*slept~[-0-9a-f]{36}\\. Try again\\.");

        assertThat(store.current().orElseThrow().id()).isEqualTo("v2");
        assertEverythingVerifies();
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void foreignFilesInTheStagingFolderAreLeftAlone() throws IOException {
        Path foreign = Files.createDirectories(directory.resolve("staging/lost+found"));
        Path file = Files.writeString(directory.resolve("staging/a~file"), "");
        StoreFixture.age(directory);

        publish(new ModelStore(directory), "v1", 1);

        assertThat(staging(directory)).containsExactlyInAnyOrder(foreign, file);
    }

    /** Publishes, keeping one version only, and does something after the first such step. */
    private void publishAndAt(PublishStep step, String id, Action action) throws IOException {
        List<PublishStep> reached = new ArrayList<>();
        Consumer<PublishStep> onStep =
                done -> {
                    if (done == step && reached.isEmpty()) {
                        reached.add(done);
                        try {
                            action.run();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        ModelStore store = new ModelStore(directory, StoreOptions.keeping(1).withOnStep(onStep));
        try {
            publish(store, id, 50);
        } finally {
            assertThat(reached).containsExactly(step);
        }
    }

    private void assertEverythingVerifies() throws IOException {
        ModelStore store = new ModelStore(directory);
        assertThat(store.current()).isPresent();
        assertThat(store.listing().unusable()).isEmpty();
        for (ModelVersion version : store.versions()) {
            store.verify(version.id());
        }
    }
}
