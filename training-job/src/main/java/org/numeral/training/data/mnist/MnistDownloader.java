package org.numeral.training.data.mnist;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.numeral.training.data.DatasetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files from the first mirror that gives the right bytes. A mirror that worked is asked
 * first for the next file.
 *
 * <p>Failed attempts are repeated with growing, jittered pauses and resume where the one before
 * ended. A mirror with wrong bytes, or without the file both packed and plain, is passed over.
 */
final class MnistDownloader {

    private static final Logger LOG = LoggerFactory.getLogger(MnistDownloader.class);

    private static final double JITTER = 0.25;

    private final DownloadConfig config;
    private final MirrorClient client;
    private final List<URI> mirrors;

    MnistDownloader(DownloadConfig config, ProxySelector proxies) {
        this.config = config;
        this.client = new MirrorClient(config, proxies);
        this.mirrors = new ArrayList<>(config.mirrors());
    }

    /**
     * Fetches a file into the cache.
     *
     * @param file to fetch
     * @param cache receives it once it is verified
     * @throws DatasetException with each mirror's reason, or because the cache cannot be written
     */
    void fetch(MnistFile file, MnistCache cache) throws DatasetException {
        List<String> reasons = new ArrayList<>();
        for (URI mirror : List.copyOf(mirrors)) {
            try {
                fetch(file, mirror, cache);
                mirrors.remove(mirror);
                mirrors.add(0, mirror);
                return;
            } catch (PermanentFailure.Storage e) {
                throw cache.notWritable(e);
            } catch (IOException e) {
                LOG.warn("{} did not come from {}: {}", file.name(), mirror, e.getMessage());
                reasons.add(mirror + ": " + e.getMessage());
            }
        }
        throw new DatasetException(
                "MNIST's %s could not be downloaded:%n  %s%nCheck the network or the proxy, set %s to a folder with the four files, name other mirrors with %s, or use --dataset synthetic."
                        .formatted(
                                file.name(),
                                String.join("%n  ".formatted(), reasons),
                                MnistConfig.DATA_VARIABLE,
                                DownloadConfig.MIRRORS_VARIABLE));
    }

    private void fetch(MnistFile file, URI mirror, MnistCache cache)
            throws IOException, DatasetException {
        try {
            fetch(file, mirror.resolve(file.packedName()), file.maxPackedBytes(), cache);
        } catch (PermanentFailure.NotFound packed) {
            LOG.info("{} has no {}; trying {}", mirror, file.packedName(), file.name());
            fetch(file, mirror.resolve(file.name()), file.maxPackedBytes(), cache);
        }
    }

    private void fetch(MnistFile file, URI address, long maxBytes, MnistCache cache)
            throws IOException, DatasetException {
        long start = System.nanoTime();
        LOG.info("Downloading {}", address);
        Path part = cache.unfinished(file.name());
        PartialDownload download = new PartialDownload(address, part, maxBytes);
        try {
            Failsafe.with(retries(address)).run(() -> attempt(download, file, cache));
            LOG.info(
                    "Downloaded and verified {}, {} bytes in {} ms",
                    file.name(),
                    download.received(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new DatasetException("Interrupted while downloading " + address, e);
            }
            if (e.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw e;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void attempt(PartialDownload download, MnistFile file, MnistCache cache)
            throws IOException, InterruptedException {
        client.attempt(download);
        try {
            cache.store(download.part(), file);
        } catch (EOFException e) {
            throw new IOException("ended too early", e);
        } catch (PermanentFailure.WrongFile e) {
            if (!download.wasResumed()) {
                throw e;
            }
            // perhaps parts of two different files: one fresh start before the mirror is given up
            download.restart();
            throw new IOException("gave parts that do not fit together", e);
        }
    }

    private RetryPolicy<Object> retries(URI address) {
        return RetryPolicy.builder()
                .handleIf(e -> e instanceof IOException && !(e instanceof PermanentFailure))
                .withMaxAttempts(config.attempts())
                .withBackoff(config.retryDelay(), config.retryDelay().multipliedBy(32))
                .withJitter(JITTER)
                .onRetry(
                        event ->
                                LOG.warn(
                                        "{}: {}; attempt {} of {}",
                                        address,
                                        event.getLastException().getMessage(),
                                        event.getAttemptCount() + 1,
                                        config.attempts()))
                .build();
    }
}
