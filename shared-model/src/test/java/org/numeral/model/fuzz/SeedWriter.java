package org.numeral.model.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes what fuzzing starts from. */
final class SeedWriter {

    private SeedWriter() {}

    /**
     * Writes the seed pictures.
     *
     * @param args the folder in which the fuzzer works, made if need be: its seeds go to "seeds"
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0], "seeds"));
        Files.createDirectories(Path.of(args[0], "corpus"));
        for (Map.Entry<String, byte[]> seed : SeedPictures.all().entrySet()) {
            Files.write(folder.resolve(seed.getKey()), seed.getValue());
        }
    }
}
