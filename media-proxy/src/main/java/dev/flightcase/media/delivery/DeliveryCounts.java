package dev.flightcase.media.delivery;

import java.util.concurrent.atomic.AtomicLong;

/** What delivery did for one stream since the process started. Thread-safe. */
public final class DeliveryCounts {
    private final AtomicLong renders = new AtomicLong();
    private final AtomicLong blocked = new AtomicLong();
    private final AtomicLong timedOut = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void rendered() {
        renders.incrementAndGet();
    }

    void blocked() {
        blocked.incrementAndGet();
    }

    void timedOut() {
        timedOut.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    /** Playlists written and compressed: at most one for each state of a playlist, whole or delta, however many asked. */
    public long renders() {
        return renders.get();
    }

    /** Requests that waited. */
    public long blockedRequests() {
        return blocked.get();
    }

    /** Of these, answered with 503 in the end. */
    public long timedOutRequests() {
        return timedOut.get();
    }

    /** Not let in, since too many waited. */
    public long refusedRequests() {
        return refused.get();
    }
}
