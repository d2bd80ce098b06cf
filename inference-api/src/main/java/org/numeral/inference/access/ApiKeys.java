package org.numeral.inference.access;

import io.micronaut.context.annotation.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that open the service. They are kept as digests, of the same length each, so that
 * comparing takes the same time whatever is presented. A wrong setting stops the start.
 */
@Context
public final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final boolean required;
    private final List<byte[]> digests;

    ApiKeys(AccessConfiguration configuration) {
        required = configuration.keysAreConfigured();
        digests = KeyList.read(configuration).stream().map(ApiKeys::digest).toList();
        if (required) {
            LOG.info("Requests need one of {} API keys", digests.size());
        }
    }

    /**
     * Whether requests need a key.
     *
     * @return false unless keys are configured
     */
    public boolean required() {
        return required;
    }

    /**
     * Looks for a key, in constant time.
     *
     * @param presented by a client
     * @return the key's index, or empty if it is none of the keys
     */
    OptionalInt find(String presented) {
        byte[] digest = digest(presented);
        int found = -1;
        for (int i = 0; i < digests.size(); i++) {
            // no break: which key it is must not show in the time either
            found = MessageDigest.isEqual(digests.get(i), digest) ? i : found;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // never: every JDK has it
        }
    }
}
