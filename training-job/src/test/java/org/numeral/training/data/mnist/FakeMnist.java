package org.numeral.training.data.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.numeral.model.checksum.Sha256;

/** Four small files of noise that take the place of MNIST's. */
final class FakeMnist {

    static final String FIRST = "train-images-idx3-ubyte";
    static final String SECOND = "train-labels-idx1-ubyte";
    static final List<String> NAMES =
            List.of(FIRST, SECOND, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    FakeMnist() {
        Random random = new Random(11);
        int size = 60_000;
        for (String name : NAMES) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            contents.put(name, content);
            size -= 11_000;
        }
    }

    MnistFiles files() {
        return new MnistFiles(
                contents.entrySet().stream()
                        .map(
                                entry ->
                                        new MnistFile(
                                                entry.getKey(),
                                                entry.getKey(),
                                                entry.getValue().length,
                                                Sha256.of(entry.getValue())))
                        .toList());
    }

    byte[] plain(String name) {
        return contents.get(name).clone();
    }

    byte[] packed(String name) {
        return gzip(contents.get(name));
    }

    /** The bytes for a file name with or without .gz. */
    byte[] served(String name) {
        return name.endsWith(".gz") ? packed(name.substring(0, name.length() - 3)) : plain(name);
    }

    void writePlain(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            Files.write(folder.resolve(name), plain(name));
        }
    }

    void writePacked(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            Files.write(folder.resolve(name + ".gz"), packed(name));
        }
    }

    /** A source of these files that asks the given mirrors. */
    MnistSource source(Optional<Path> dataDir, Path cache, URI... mirrors) {
        return source(dataDir, cache, ProxySelector.of(null), mirrors);
    }

    MnistSource source(Optional<Path> dataDir, Path cache, ProxySelector proxies, URI... mirrors) {
        List<URI> asked = mirrors.length == 0 ? List.of(unreachable()) : List.of(mirrors);
        return new MnistSource(
                new MnistConfig(dataDir, cache, impatient(asked, Duration.ofSeconds(20))),
                files(),
                proxies);
    }

    MnistSource impatientSource(Path cache, Duration patience, URI... mirrors) {
        return new MnistSource(
                new MnistConfig(Optional.empty(), cache, impatient(List.of(mirrors), patience)),
                files(),
                ProxySelector.of(null));
    }

    static DownloadConfig impatient(List<URI> mirrors, Duration patience) {
        return new DownloadConfig(
                mirrors,
                Duration.ofSeconds(5),
                patience,
                patience.multipliedBy(3),
                3,
                Duration.ofMillis(1));
    }

    /** Nothing listens there. */
    static URI unreachable() {
        return URI.create("http://127.0.0.1:9/mnist/");
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(out)) {
            packer.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
