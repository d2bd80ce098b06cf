package org.numeral.training.robustness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.numeral.training.synthetic.ControlPoint;
import org.numeral.training.synthetic.Handwriting;

/** The glyphs that the project ships, from the resource {@code glyphs.txt}. */
final class Glyphs {

    private static final String RESOURCE = "glyphs.txt";

    private Glyphs() {}

    static List<Glyph> load() {
        try (InputStream in = Glyphs.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not beside its class: the jar is incomplete, rebuild it");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads glyphs.
     *
     * @throws IllegalArgumentException naming what cannot be read
     */
    static List<Glyph> parse(String text) {
        List<Glyph> glyphs = new ArrayList<>();
        String[] lines =
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toArray(String[]::new);
        int i = 0;
        while (i < lines.length) {
            String[] head = lines[i++].strip().split(" +");
            if (head.length != 3) {
                throw new IllegalArgumentException(
                        "a glyph begins with family, kind and name, not with " + lines[i - 1]);
            }
            List<List<ControlPoint>> strokes = new ArrayList<>();
            for (; i < lines.length && lines[i].startsWith(" "); i++) {
                strokes.add(Handwriting.stroke(lines[i]));
            }
            glyphs.add(
                    new Glyph(
                            NonDigitFamily.valueOf(head[0].toUpperCase(Locale.ROOT)),
                            NonDigitKind.valueOf(head[1].toUpperCase(Locale.ROOT)),
                            head[2],
                            strokes));
        }
        return glyphs;
    }
}
