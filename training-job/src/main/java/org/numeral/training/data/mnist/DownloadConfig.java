package org.numeral.training.data.mnist;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Where MNIST is downloaded from, and how patiently.
 *
 * @param mirrors base addresses, tried in order; a file's name is appended to each
 * @param connectTimeout for a connection to be made
 * @param stallTimeout how long a server may be all but silent (below {@value #LEAST_RATE} bytes a
 *     second) before the attempt is given up
 * @param attemptTimeout for one attempt to fetch one file, whatever the server does
 * @param attempts for each address, 1 or more; later ones resume where an earlier one ended
 * @param retryDelay before the second attempt; doubled for each later one, give or take a quarter
 */
public record DownloadConfig(
        List<URI> mirrors,
        Duration connectTimeout,
        Duration stallTimeout,
        Duration attemptTimeout,
        int attempts,
        Duration retryDelay) {

    /** The environment variable that names other mirrors, separated by commas. */
    public static final String MIRRORS_VARIABLE = "MNIST_MIRRORS";

    /** The public copies of the original files that are tried unless others are named. */
    public static final List<URI> DEFAULT_MIRRORS =
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"));

    /** Bytes a second below which a server counts as silent. */
    static final long LEAST_RATE = 1024;

    /** The usual patience with the usual mirrors. */
    public static final DownloadConfig DEFAULT =
            new DownloadConfig(
                    DEFAULT_MIRRORS,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(3),
                    3,
                    Duration.ofSeconds(1));

    /** Checks everything, and ends each mirror's address with a slash. */
    public DownloadConfig {
        if (mirrors.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no mirror; leave " + MIRRORS_VARIABLE + " unset for the usual ones");
        }
        mirrors = mirrors.stream().map(DownloadConfig::checked).toList();
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(stallTimeout, "stallTimeout");
        requirePositive(attemptTimeout, "attemptTimeout");
        requirePositive(retryDelay, "retryDelay");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", not 1 or more");
        }
    }

    /**
     * The same patience with other mirrors.
     *
     * @param others base addresses in order
     * @return a copy
     * @throws IllegalArgumentException if there is none or one is no http or https address
     */
    public DownloadConfig withMirrors(List<URI> others) {
        return new DownloadConfig(
                others, connectTimeout, stallTimeout, attemptTimeout, attempts, retryDelay);
    }

    /**
     * Reads a list of mirrors.
     *
     * @param commaSeparated addresses, blanks around them ignored
     * @return the addresses in order
     * @throws IllegalArgumentException if there is none or one is no http or https address
     */
    public static List<URI> parseMirrors(String commaSeparated) {
        List<URI> mirrors =
                Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(DownloadConfig::parse)
                        .toList();
        return DEFAULT.withMirrors(mirrors).mirrors();
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
    }

    private static URI checked(URI mirror) {
        String scheme = Objects.toString(mirror.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || mirror.getHost() == null || mirror.getQuery() != null) {
            throw new IllegalArgumentException(wrong(mirror.toString()));
        }
        return mirror.toString().endsWith("/") ? mirror : URI.create(mirror + "/");
    }

    private static String wrong(String text) {
        return "mirror \"%s\" is no address such as https://host/folder/ (%s takes several, separated by commas)"
                .formatted(text, MIRRORS_VARIABLE);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + ", not above zero");
        }
    }
}
