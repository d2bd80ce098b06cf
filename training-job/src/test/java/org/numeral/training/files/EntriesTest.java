package org.numeral.training.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest {

    @TempDir private Path folder;

    /** A folder on a disk that fails after the first entry. */
    private record Failing(IOException failure) implements DirectoryStream<Path> {

        @Override
        public Iterator<Path> iterator() {
            return new Iterator<>() {
                private boolean first = true;

                @Override
                public boolean hasNext() {
                    if (!first) {
                        throw new DirectoryIteratorException(failure);
                    }
                    return true;
                }

                @Override
                public Path next() {
                    first = false;
                    return Path.of("a");
                }
            };
        }

        @Override
        public void close() {}
    }

    @Test
    void givesThoseWhoseNamesAreWanted() throws IOException {
        Files.createFile(folder.resolve("a.tmp"));
        Files.createFile(folder.resolve(".b.tmp"));
        Files.createDirectory(folder.resolve("c"));
        List<Path> all = new ArrayList<>();
        List<Path> some = new ArrayList<>();

        Entries.each(folder, "*", all::add);
        Entries.each(folder, "a.{tmp,bak}", some::add);

        assertThat(all)
                .containsExactlyInAnyOrder(
                        folder.resolve("a.tmp"), folder.resolve(".b.tmp"), folder.resolve("c"));
        assertThat(some).containsExactly(folder.resolve("a.tmp"));
    }

    @Test
    void whatFailsInTheMiddleIsAnIoExceptionLikeWhatFailsAtOnce() {
        IOException failure = new FileSystemException("3", null, "Input/output error");
        List<Path> seen = new ArrayList<>();

        assertThatThrownBy(() -> Entries.each(new Failing(failure), seen::add)).isSameAs(failure);
        assertThat(seen).containsExactly(Path.of("a"));
        assertThatThrownBy(() -> Entries.each(folder.resolve("none"), "*", seen::add))
                .isInstanceOf(NoSuchFileException.class);
    }
}
