package org.numeral.training.data.mnist;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where MNIST is looked for.
 *
 * @param dataDir a folder that holds the four files, uncompressed or as .gz; if it is given nothing
 *     else is tried. Never written to
 * @param cacheDir where downloaded and unpacked files are kept; made when it is needed
 * @param download what to do if the cache lacks files
 */
public record MnistConfig(Optional<Path> dataDir, Path cacheDir, DownloadConfig download) {

    /** The environment variable that names the folder with the data. */
    public static final String DATA_VARIABLE = "DATA_DIR";

    /** The environment variable that names the cache directory. */
    public static final String CACHE_VARIABLE = "CACHE_DIR";

    /** Makes both folders absolute. */
    public MnistConfig {
        dataDir = dataDir.map(folder -> folder.toAbsolutePath().normalize());
        cacheDir = cacheDir.toAbsolutePath().normalize();
        Objects.requireNonNull(download, "download is null");
    }

    /**
     * The usual cache and the usual mirrors.
     *
     * @param dataDir a folder with the four files, if there is one
     * @return the configuration
     */
    public static MnistConfig of(Optional<Path> dataDir) {
        return new MnistConfig(dataDir, defaultCacheDir(), DownloadConfig.DEFAULT);
    }

    /**
     * The usual cache: {@code .cache/numeral/mnist} in the home directory, or in the directory for
     * temporary files where the user has no home, as is common in containers.
     *
     * @return an absolute path
     */
    public static Path defaultCacheDir() {
        String home = System.getProperty("user.home", "");
        boolean homeless = home.isBlank() || home.equals("?") || home.equals("/");
        String base = homeless ? System.getProperty("java.io.tmpdir") : home;
        return Path.of(base, ".cache", "numeral", "mnist").toAbsolutePath();
    }
}
