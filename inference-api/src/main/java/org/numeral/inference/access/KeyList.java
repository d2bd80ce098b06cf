package org.numeral.inference.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The configured keys, checked. */
final class KeyList {

    static final int SHORTEST = 16;
    static final int LONGEST = 256;

    /**
     * What an Authorization header can carry: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
     */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private KeyList() {}

    /**
     * All keys, from the settings and from the file.
     *
     * @return one or more, or none if none are configured
     * @throws IllegalArgumentException if a key cannot be used, or the file cannot be read
     */
    static List<String> read(AccessConfiguration configuration) {
        List<String> keys = new ArrayList<>();
        if (configuration.apiKeys() != null) {
            keys.addAll(checked("numeral.access.api-keys", configuration.apiKeys()));
        }
        if (configuration.apiKeysFile() != null) {
            keys.addAll(file(configuration.apiKeysFile()));
        }
        return keys.stream().distinct().toList();
    }

    private static List<String> file(Path file) {
        String name = "numeral.access.api-keys-file (%s)".formatted(file);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + " cannot be read; name a text file with one key a line", e);
        }
        List<String> keys =
                Pattern.compile("[,\\s]+")
                        .splitAsStream(text)
                        .filter(key -> !key.isEmpty())
                        .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " has no key in it; write one key a line, or do not set it at all");
        }
        return checked(name, keys);
    }

    private static List<String> checked(String source, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (key.length() < SHORTEST
                    || key.length() > LONGEST
                    || !TOKEN.matcher(key).matches()) {
                // the key itself must not get into a log
                throw new IllegalArgumentException(
                        "%s: key %d of %d cannot be used; a key has %d to %d letters, digits and characters of ._~+/- (openssl rand -hex 32 makes one)"
                                .formatted(source, i + 1, keys.size(), SHORTEST, LONGEST));
            }
        }
        return keys;
    }
}
