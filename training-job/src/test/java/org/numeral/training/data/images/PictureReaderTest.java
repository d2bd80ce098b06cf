package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.training.data.DatasetException;

class PictureReaderTest {

    private static final PreprocessingResult DIGIT =
            new PreprocessingResult.Digit(DigitImage.of(new byte[DigitImage.PIXELS]), List.of());

    @TempDir private Path folder;

    @Test
    void aPictureThatTheProgramFailsOnIsNamedAndTheOthersAreRead() throws Exception {
        List<LabelledPicture> pictures =
                List.of(picture("a"), picture("runtime"), picture("stack"), picture("z"));
        Map<String, Throwable> failures =
                Map.of(
                        "runtime", new IllegalStateException("no such row"),
                        "stack", new StackOverflowError());
        List<Integer> read = Collections.synchronizedList(new ArrayList<>());
        Problems problems = new Problems();

        String[] sums =
                PictureReader.read(
                        pictures,
                        bytes -> {
                            rethrow(failures.get(new String(bytes, StandardCharsets.UTF_8)));
                            return DIGIT;
                        },
                        (digit, i) -> read.add(i),
                        problems);

        assertThat(read).containsExactlyInAnyOrder(0, 3);
        assertThat(sums)
                .containsExactly(
                        Sha256.of(pictures.get(0).file()),
                        null,
                        null,
                        Sha256.of(pictures.get(3).file()));
        assertThatThrownBy(() -> problems.report(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "The pictures in %s cannot be used; correct or remove what is named here:"
                                + "%n  3/runtime.png: the program fails on this picture (java.lang.IllegalStateException: no such row); save it anew or remove it"
                                + "%n  3/stack.png: the program fails on this picture (java.lang.StackOverflowError); save it anew or remove it",
                        folder);
    }

    @Test
    void whenMemoryRunsOutAllStopSoonAndThePictureIsNamed() throws Exception {
        Path last = picture("memory").file();
        LabelledPicture good = picture("good");
        List<LabelledPicture> pictures = new ArrayList<>(Collections.nCopies(300, good));
        pictures.set(3, new LabelledPicture(last, "3/memory.png", 3));
        AtomicInteger read = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                PictureReader.read(
                                        pictures,
                                        bytes -> {
                                            if (bytes.length != "good".length()) {
                                                throw new OutOfMemoryError("Java heap space");
                                            }
                                            pause();
                                            read.incrementAndGet();
                                            return DIGIT;
                                        },
                                        (digit, i) -> {},
                                        new Problems()))
                .hasMessage(last + ": java.lang.OutOfMemoryError: Java heap space")
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(read.get()).isLessThan(150);
    }

    @Test
    void aMistakeOfTheProgramThatIsNoPicturesFaultIsNotBlamedOnOne() throws Exception {
        Problems problems = new Problems();
        LabelledPicture picture = picture("a");

        assertThatThrownBy(
                        () ->
                                PictureReader.read(
                                        List.of(picture),
                                        bytes -> DIGIT,
                                        (digit, i) -> {
                                            throw new IndexOutOfBoundsException("no place");
                                        },
                                        problems))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no place");
        assertThat(problems.count()).isZero();
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file that holds its own name. */
    private LabelledPicture picture(String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        Files.writeString(file, name);
        return new LabelledPicture(file, "3/" + name + ".png", 3);
    }
}
