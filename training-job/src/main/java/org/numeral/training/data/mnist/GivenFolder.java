package org.numeral.training.data.mnist;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numeral.training.data.DatasetException;

/**
 * The folder with the data that the user named. It is only read. What is wrong with it is an error
 * and never a reason to look elsewhere: who names a folder wants its contents.
 *
 * @param folder that was named
 * @param files that it must hold, each uncompressed or as .gz
 */
record GivenFolder(Path folder, MnistFiles files) {

    /** Whether all files are there; their contents are not looked at. */
    boolean complete() {
        return files.all().stream().allMatch(file -> find(file).isPresent());
    }

    /**
     * Verifies all files.
     *
     * @return where each one is, packed or not
     * @throws DatasetException naming every missing or wrong file
     */
    Map<MnistFile, Path> verify() throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(
                    "%s %s is no folder. Name one that holds the four MNIST files, or leave it unset to download them."
                            .formatted(MnistConfig.DATA_VARIABLE, folder));
        }
        List<String> problems = new ArrayList<>();
        Map<MnistFile, Path> found = new LinkedHashMap<>();
        for (MnistFile file : files.all()) {
            Optional<Path> path = find(file);
            if (path.isEmpty()) {
                problems.add(
                        "%s is missing (and so is %s)".formatted(file.name(), file.packedName()));
            } else {
                problem(file, path.get()).ifPresent(problems::add);
                found.put(file, path.get());
            }
        }
        if (!problems.isEmpty()) {
            throw new DatasetException(
                    "%s %s does not hold the original MNIST:%n  %s%nPut the original files there, or leave %1$s unset to download them."
                            .formatted(
                                    MnistConfig.DATA_VARIABLE,
                                    folder,
                                    String.join("%n  ".formatted(), problems)));
        }
        return found;
    }

    private Optional<String> problem(MnistFile file, Path path) {
        try {
            Unpacking.copy(path, file, OutputStream.nullOutputStream());
            return Optional.empty();
        } catch (PermanentFailure.WrongFile e) {
            return Optional.of(path.getFileName() + " " + e.getMessage());
        } catch (EOFException e) {
            return Optional.of(path.getFileName() + " is cut short");
        } catch (IOException e) {
            return Optional.of(path.getFileName() + " cannot be read: " + e);
        }
    }

    private Optional<Path> find(MnistFile file) {
        Path plain = folder.resolve(file.name());
        Path packed = folder.resolve(file.packedName());
        if (Files.isRegularFile(plain)) {
            return Optional.of(plain);
        }
        return Files.isRegularFile(packed) ? Optional.of(packed) : Optional.empty();
    }
}
