package dev.flightcase.hub.operator;

import dev.flightcase.hub.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Who has logged in, until they log out, 12 hours are over, or the hub starts anew. In memory. Thread-safe. */
final class Sessions {
    /** A long day at a festival. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final int SESSIONS_MAX = 64;
    private static final int ID_BYTES = 24;

    private final LongSupplier nanos;
    private final SecureRandom random;
    /** When each began, by the hash of its id: how long a look-up takes tells nobody an id. Guarded by this. */
    private final Map<String, Long> begun = new LinkedHashMap<>();

    /** @param nanos monotonic */
    Sessions(LongSupplier nanos, SecureRandom random) {
        this.nanos = nanos;
        this.random = random;
    }

    /** Of more than {@value #SESSIONS_MAX}, the oldest ends. */
    synchronized String begin() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (begun.size() >= SESSIONS_MAX) {
            begun.remove(begun.keySet().iterator().next());
        }
        begun.put(hash(id), nanos.getAsLong());
        return id;
    }

    synchronized boolean isOpen(String id) {
        var hash = hash(id);
        var since = begun.get(hash);
        if (since == null) {
            return false;
        }
        if (nanos.getAsLong() - since >= LIFE.toNanos()) {
            begun.remove(hash);
            return false;
        }
        return true;
    }

    synchronized void end(String id) {
        begun.remove(hash(id));
    }

    private static String hash(String id) {
        return HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
    }
}
