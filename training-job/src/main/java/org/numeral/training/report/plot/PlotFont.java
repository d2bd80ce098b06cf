package org.numeral.training.report.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The font of the pictures: DejaVu Sans, brought along, so that they look the same everywhere.
 *
 * <p>On Linux, Java's font system does not start at all where fontconfig or every font is missing
 * ("Fontconfig head is null", JDK 17 and 25), as in stripped containers. It does with a
 * configuration file that names no fonts, and then uses those that a program brings.
 */
final class PlotFont {

    private static final Logger LOG = LoggerFactory.getLogger(PlotFont.class);
    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private PlotFont() {}

    /** The font, or empty where even the font system's native library cannot be loaded. */
    static synchronized Optional<Font> load() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty(
                    "java.awt.headless", "true"); // a DISPLAY may be named and not be there
        }
        try {
            return Optional.of(create());
        } catch (InternalError
                | LinkageError
                | RuntimeException
                | IOException // what createFont makes of any of the others
                | FontFormatException e) {
            LOG.debug("Java finds no fonts here; trying without the system's", e);
            return withoutSystemFonts(e);
        }
    }

    private static Optional<Font> withoutSystemFonts(Throwable first) {
        if (System.getProperty(CONFIGURATION) == null) {
            try {
                System.setProperty(CONFIGURATION, configuration().toString());
                return Optional.of(create());
            } catch (InternalError
                    | LinkageError
                    | RuntimeException
                    | IOException
                    | FontFormatException e) {
                first.addSuppressed(e);
            }
        }
        LOG.warn(
                "The report has no charts, because Java cannot read a font here: install the packages fontconfig and freetype, and see that there is space for temporary files",
                first);
        return Optional.empty();
    }

    private static Font create() throws IOException, FontFormatException {
        try (InputStream in = resource("DejaVuSans.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    private static Path configuration() throws IOException {
        Path file = Files.createTempFile("fontconfig", ".properties");
        file.toFile().deleteOnExit();
        try (InputStream in = resource("fontconfig.properties")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = PlotFont.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing in the program: build it again");
        }
        return in;
    }
}
