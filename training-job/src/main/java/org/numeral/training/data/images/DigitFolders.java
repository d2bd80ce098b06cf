package org.numeral.training.data.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.io.labels.PathLabelGenerator;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.DatasetException;
import org.numeral.training.files.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the pictures in the folders {@code 0} to {@code 9} of one folder.
 *
 * <p>Hidden files and files that are no pictures by their names are passed over. Folders within a
 * digit's folder are a problem and not entered, so a circle of symbolic links ends nothing up.
 */
final class DigitFolders {

    private static final Logger LOG = LoggerFactory.getLogger(DigitFolders.class);
    private static final PathLabelGenerator LABELS = new ParentPathLabelGenerator();

    private final Path root;
    private final Problems problems;
    private final Room room;

    /**
     * @param root the dataset's folder, which the names of files are relative to
     * @param problems receives what is wrong
     * @param room for all pictures that are found
     */
    DigitFolders(Path root, Problems problems, Room room) {
        this.root = root;
        this.problems = problems;
        this.room = room;
    }

    /** Folders in a folder that somebody made to be seen, by name. */
    private static List<Path> foldersIn(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Entries.each(
                folder,
                "*",
                entry -> {
                    if (!FileNames.isHidden(entry) && Files.isDirectory(entry)) {
                        found.add(entry);
                    }
                });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /**
     * All pictures in the folders of a folder, in the order of their names.
     *
     * @param parent holds the folders 0 to 9
     * @param leastForEach how many pictures each digit needs
     * @throws DatasetException as soon as there are too many
     */
    List<LabelledPicture> find(Path parent, int leastForEach) throws IOException, DatasetException {
        List<LabelledPicture> found = picturesByName(parent);
        if (noDigitHasAFolder(parent)) {
            problems.add(
                    "the folders %s to %s are missing: every digit needs pictures"
                            .formatted(name(parent.resolve("0")), name(parent.resolve("9"))));
            return found;
        }
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            checkCount(parent.resolve(String.valueOf(digit)), digit, found, leastForEach);
        }
        return found;
    }

    /**
     * The same where not every digit needs to be there; one picture must.
     *
     * @param parent holds some of the folders 0 to 9
     * @throws DatasetException as soon as there are too many
     */
    List<LabelledPicture> findAny(Path parent) throws IOException, DatasetException {
        List<LabelledPicture> found = picturesByName(parent);
        if (found.isEmpty()) {
            problems.add(
                    "there is no picture in any of the folders %s to %s (%s)"
                            .formatted(
                                    name(parent.resolve("0")),
                                    name(parent.resolve("9")),
                                    FileNames.extensions()));
        }
        return found;
    }

    /**
     * Names what lies beside the folders that are read, pictures and folders: it would be passed
     * over, and whoever put it there would not know.
     *
     * @param parent holds the folders that are read
     * @param read their names
     */
    void reportOthers(Path parent, List<String> read) throws IOException {
        reportPicturesWithoutDigit(parent);
        reportDigitsThatAreNoFolders(parent);
        for (Path folder : foldersIn(parent)) {
            if (!read.contains(folder.getFileName().toString())) {
                problems.add(
                        "folder %s: beside %s nothing is used; move what it holds into them, or the folder elsewhere"
                                .formatted(name(folder), String.join(" and ", read)));
            }
        }
    }

    private List<LabelledPicture> picturesByName(Path parent) throws IOException, DatasetException {
        List<LabelledPicture> found = new ArrayList<>();
        reportPicturesWithoutDigit(parent);
        reportDigitsThatAreNoFolders(parent);
        for (Path folder : foldersIn(parent)) {
            if (FileNames.isDigit(folder)) {
                found.addAll(picturesIn(folder));
            } else {
                problems.add(
                        "folder %s: its name is no digit; only 0 to 9 are classes (or train and test, both, with 0 to 9 in each)"
                                .formatted(name(folder)));
            }
        }
        found.sort(Comparator.comparing(LabelledPicture::name));
        return found;
    }

    private static boolean noDigitHasAFolder(Path parent) {
        return IntStream.range(0, Prediction.CLASSES)
                .mapToObj(digit -> parent.resolve(String.valueOf(digit)))
                .noneMatch(folder -> Files.exists(folder, LinkOption.NOFOLLOW_LINKS));
    }

    private void reportPicturesWithoutDigit(Path parent) throws IOException {
        Names names = new Names();
        Entries.each(
                parent,
                "*",
                entry -> {
                    if (FileNames.isPicture(entry)
                            && !FileNames.isHidden(entry)
                            && !Files.isDirectory(entry)) {
                        names.add(name(entry));
                    }
                });
        if (!names.isEmpty()) {
            problems.add(names + ": a picture must lie in the folder of the digit that it shows");
        }
    }

    private void reportDigitsThatAreNoFolders(Path parent) {
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            Path folder = parent.resolve(String.valueOf(digit));
            if (isNoFolder(folder)) {
                problems.add(
                        "%s is a file or a link to nowhere, not a folder with pictures"
                                .formatted(name(folder)));
            }
        }
    }

    private static boolean isNoFolder(Path digit) {
        return Files.exists(digit, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(digit);
    }

    private void checkCount(Path folder, int digit, List<LabelledPicture> found, int least) {
        long count = found.stream().filter(picture -> picture.digit() == digit).count();
        if (isNoFolder(folder)) {
            return; // reported
        }
        if (!Files.isDirectory(folder)) {
            problems.add(
                    "folder %s is missing: every digit needs pictures".formatted(name(folder)));
        } else if (count == 0) {
            problems.add(
                    "folder %s holds no pictures (%s)"
                            .formatted(name(folder), FileNames.extensions()));
        } else if (count < least) {
            problems.add(
                    "folder %s holds %d picture%s, at least %d are needed"
                            .formatted(name(folder), count, count == 1 ? "" : "s", least));
        }
    }

    private List<LabelledPicture> picturesIn(Path folder) throws IOException, DatasetException {
        List<LabelledPicture> found = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        Names others = new Names();
        Entries.each(
                folder,
                "*",
                entry -> {
                    if (FileNames.isHidden(entry)) {
                        return;
                    }
                    if (Files.isDirectory(entry)) {
                        folders.add(entry);
                    } else if (!FileNames.isPicture(entry)) {
                        others.add(entry.getFileName().toString());
                    } else if (!FileNames.isText(entry)) {
                        problems.add(
                                "%s in folder %s: this name needs another character set; set LC_ALL=C.UTF-8, or rename the file"
                                        .formatted(entry.getFileName(), name(folder)));
                    } else {
                        room.takeOne();
                        found.add(picture(entry));
                    }
                });
        folders.sort(Comparator.naturalOrder());
        for (Path inner : folders) {
            problems.add(
                    "folder %s: pictures must lie directly in the digit's folder"
                            .formatted(name(inner)));
        }
        if (!others.isEmpty()) {
            LOG.warn(
                    "Passed over {} files in {} that are no pictures by their names, such as {}",
                    others.count(),
                    folder,
                    others.first());
        }
        return found;
    }

    private LabelledPicture picture(Path file) {
        String label = LABELS.getLabelForPath(file.toString()).toString();
        return new LabelledPicture(file, name(file), Integer.parseInt(label));
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
