package org.numeral.training.data.images;

import java.nio.file.Path;

/**
 * A picture file and what it shows.
 *
 * @param file to read
 * @param name its path below the dataset's folder, with slashes
 * @param digit 0 to 9
 */
record LabelledPicture(Path file, String name, int digit) {}
