package org.numeral.training.data.images;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.io.FilenameUtils;

/** What is known of a file or folder by its name alone. */
final class FileNames {

    private static final Set<String> EXTENSIONS =
            Set.of("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff");

    /** What desktops leave in folders of pictures, and file systems in the root of a volume. */
    private static final Set<String> CLUTTER = Set.of("Thumbs.db", "desktop.ini", "lost+found");

    private FileNames() {}

    /** Whether nobody put it there to be seen. */
    static boolean isHidden(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || CLUTTER.contains(name);
    }

    static boolean isDigit(Path path) {
        String name = path.getFileName().toString();
        return name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    static boolean isPicture(Path path) {
        String extension = FilenameUtils.getExtension(path.getFileName().toString());
        return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    /** Those of pictures, for messages. */
    static String extensions() {
        return String.join(", ", EXTENSIONS.stream().sorted().toList());
    }

    /** Whether the name as a text leads to the file: its bytes may be of another character set. */
    static boolean isText(Path path) {
        Path name = path.getFileName();
        try {
            return Path.of(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
