package org.numeral.training.data.mnist;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DatasetSource;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MNIST dataset, 60,000 training and 10,000 test examples in the order of the original files.
 *
 * <p>The files come from the folder that was named; if none was, from the cache, and what that
 * lacks from the mirrors. Each is verified by its SHA-256 before anything reads it.
 */
public final class MnistSource implements DatasetSource {

    /** The name in {@link DigitDataset#name()}. */
    public static final String NAME = "mnist";

    private static final Logger LOG = LoggerFactory.getLogger(MnistSource.class);

    private final MnistConfig config;
    private final MnistFiles files;
    private final MnistCache cache;
    private final ProxySelector proxies;

    /**
     * A source of the original files, with the proxy settings of Java or else of the environment.
     *
     * @param config where to look
     */
    public MnistSource(MnistConfig config) {
        this(
                config,
                MnistFiles.ORIGINAL,
                new EnvironmentProxySelector(System.getenv(), ProxySelector.getDefault()));
    }

    MnistSource(MnistConfig config, MnistFiles files, ProxySelector proxies) {
        this.config = Objects.requireNonNull(config, "config is null");
        this.files = files;
        this.proxies = proxies;
        this.cache = new MnistCache(config.cacheDir());
    }

    /**
     * Whether MNIST can be had without network, by a quick look: files of the right names, and in
     * the cache of the right sizes. Their contents are verified when they are used.
     *
     * @return false if something would have to be downloaded
     */
    public boolean availableOffline() {
        return config.dataDir()
                .map(folder -> new GivenFolder(folder, files).complete())
                .orElseGet(() -> files.all().stream().allMatch(cache::seemsToHold));
    }

    @Override
    public void prepare() throws DatasetException {
        verifiedFolder();
    }

    @Override
    public DigitDataset load() throws DatasetException {
        Path folder = verifiedFolder();
        long start = System.nanoTime();
        LabelledDigits train = MnistReader.read(folder, true, files);
        LabelledDigits test = MnistReader.read(folder, false, files);
        LOG.info(
                "Read MNIST from {}: {} training and {} test examples in {} ms",
                folder,
                train.size(),
                test.size(),
                (System.nanoTime() - start) / 1_000_000);
        Map<String, String> sums = new LinkedHashMap<>();
        files.all().forEach(file -> sums.put(file.part(), file.sha256()));
        return new DigitDataset(NAME, train, test, sums);
    }

    /** A folder with all files, uncompressed and verified. */
    Path verifiedFolder() throws DatasetException {
        if (config.dataDir().isPresent()) {
            return fromGivenFolder(config.dataDir().get());
        }
        if (!missing().isEmpty()) {
            cache.open();
            CacheLock.with(cache.folder(), this::download);
        }
        return cache.folder();
    }

    private Path fromGivenFolder(Path folder) throws DatasetException {
        Map<MnistFile, Path> found = new GivenFolder(folder, files).verify();
        boolean allPlain =
                found.entrySet().stream()
                        .allMatch(entry -> entry.getValue().endsWith(entry.getKey().name()));
        if (allPlain) {
            return folder;
        }
        if (!missing().isEmpty()) {
            cache.open();
            CacheLock.with(cache.folder(), () -> unpack(found));
        }
        return cache.folder();
    }

    private List<MnistFile> missing() {
        return files.all().stream().filter(file -> !cache.holds(file)).toList();
    }

    private void unpack(Map<MnistFile, Path> found) throws DatasetException {
        for (MnistFile file : missing()) {
            cache.setAsideIfWrong(file);
            try {
                cache.store(found.get(file), file);
            } catch (PermanentFailure.Storage e) {
                throw cache.notWritable(e);
            } catch (IOException e) {
                throw new DatasetException(
                        "%s was right a moment ago and is not any more: %s"
                                .formatted(found.get(file), e.getMessage()),
                        e);
            }
        }
        LOG.info("Unpacked MNIST to {}", cache.folder());
    }

    private void download() throws DatasetException {
        MnistDownloader downloader = new MnistDownloader(config.download(), proxies);
        for (MnistFile file : missing()) {
            cache.setAsideIfWrong(file);
            downloader.fetch(file, cache);
        }
    }
}
