package org.numeral.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report's pictures: in the page as data, and as files. */
final class Pictures {

    private final Map<String, byte[]> pngs = new LinkedHashMap<>();

    /** Keeps a picture; returns it as a data: URI. */
    String add(String name, byte[] png) {
        pngs.put(name + ".png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectory(folder);
        for (Map.Entry<String, byte[]> picture : pngs.entrySet()) {
            Files.write(folder.resolve(picture.getKey()), picture.getValue());
        }
    }
}
