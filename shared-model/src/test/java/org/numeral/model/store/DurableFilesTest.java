package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir Path directory;

    @Test
    void onlyAFileSystemThatCannotSyncFoldersIsExcused() {
        assertThat(DurableFiles.isUnsupported(new IOException("Invalid argument"))).isTrue();
        assertThat(DurableFiles.isUnsupported(new IOException("Operation not supported"))).isTrue();
        assertThat(DurableFiles.isUnsupported(new IOException("Input/output error"))).isFalse();
        assertThat(DurableFiles.isUnsupported(new IOException("No space left on device")))
                .isFalse();
        assertThat(DurableFiles.isUnsupported(new FileSystemException("/mnt/model"))).isFalse();
    }

    @Test
    void deletingDoesNotFollowLinks() throws IOException {
        Path kept = Files.writeString(directory.resolve("kept"), "kept");
        Path folder = Files.createDirectories(directory.resolve("a/b"));
        Files.createSymbolicLink(folder.resolve("link"), kept);
        Files.createSymbolicLink(folder.resolve("up"), directory);

        DurableFiles.deleteTree(directory.resolve("a"));

        assertThat(directory.resolve("a")).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void deletingWhatIsNotThereIsNoError() throws IOException {
        DurableFiles.deleteTree(directory.resolve("nothing"));

        assertThat(directory).isEmptyDirectory();
    }
}
