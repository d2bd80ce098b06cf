package org.numeral.model.store;

import java.util.regex.Pattern;

/** Which names a version may have: those that are one safe file name everywhere. */
final class VersionId {

    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");
    private static final int SHOWN = 80;

    private VersionId() {}

    static boolean isSafe(String id) {
        return id != null && SAFE.matcher(id).matches();
    }

    static String check(String id) throws ModelStoreException {
        if (!isSafe(id)) {
            throw new ModelStoreException(
                    quoted(id)
                            + " is not a version id: use 1 to 64 letters (a to z), digits, dots,"
                            + " hyphens and underscores, with a letter or digit at both ends.");
        }
        return id;
    }

    /** For messages and logs: no line breaks or control characters from outside, and not long. */
    static String quoted(String id) {
        if (id == null) {
            return "null";
        }
        String shown = id.length() > SHOWN ? id.substring(0, SHOWN) + "..." : id;
        return '"' + shown.replaceAll("[^\\x20-\\x7e]", "?") + '"';
    }
}
