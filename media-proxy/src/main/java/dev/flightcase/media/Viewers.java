package dev.flightcase.media;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who asked for the playlist lately. Bounded: of more viewers the longest silent one is forgotten. Thread-safe. */
final class Viewers {
    private final int max;
    private final Map<String, Long> lastSeenNanos = new LinkedHashMap<>(16, 0.75f, true);

    Viewers(int max) {
        this.max = max;
    }

    /**
     * @param viewer address and player session
     */
    synchronized void seen(String viewer, long nowNanos) {
        lastSeenNanos.put(viewer, nowNanos);
        if (lastSeenNanos.size() > max) {
            Iterator<Long> longestSilent = lastSeenNanos.values().iterator();
            longestSilent.next();
            longestSilent.remove();
        }
    }

    synchronized int count(Duration within, long nowNanos) {
        lastSeenNanos.values().removeIf(seen -> nowNanos - seen > within.toNanos());
        return lastSeenNanos.size();
    }
}
