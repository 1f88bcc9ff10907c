package dev.flightcase.media.conformance;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Cache-Control header, as far as it matters here.
 *
 * @param present there is one at all; without it a cache may guess
 * @param maxAgeSeconds -1 where it is not said
 */
record CacheControl(boolean present, boolean stored, boolean immutable, long maxAgeSeconds) {
    static CacheControl of(String header) {
        Map<String, String> directives = new HashMap<>();
        for (String part : header.toLowerCase(Locale.ROOT).split(",", 64)) {
            int equals = part.indexOf('=');
            directives.put(
                    (equals < 0 ? part : part.substring(0, equals)).strip(),
                    equals < 0 ? "" : part.substring(equals + 1).strip());
        }
        boolean stored = !directives.containsKey("no-store") && !directives.containsKey("no-cache");
        String age = directives.getOrDefault("s-maxage", directives.getOrDefault("max-age", ""));
        boolean number = !age.isEmpty() && age.length() < 12 && age.chars().allMatch(c -> c >= '0' && c <= '9');
        return new CacheControl(
                !header.isBlank(), stored, directives.containsKey("immutable"), number ? Long.parseLong(age) : -1);
    }

    /** For how long a cache may answer with it. */
    long freshSeconds() {
        return stored ? Math.max(0, maxAgeSeconds) : 0;
    }
}
