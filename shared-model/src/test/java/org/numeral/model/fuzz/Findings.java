package org.numeral.model.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that fuzzing found to break something, each as small as it could be made. */
final class Findings {

    private Findings() {}

    /**
     * One of them.
     *
     * @param name of the file in the folder "findings" of the test resources
     * @return its bytes
     */
    static byte[] read(String name) {
        try (InputStream in = Findings.class.getResourceAsStream("findings/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
