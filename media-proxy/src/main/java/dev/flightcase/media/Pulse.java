package dev.flightcase.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a stream showed something last, and what that says about it. Not thread-safe: belongs to a {@link LiveStream}. */
final class Pulse {
    private long lastNanos;
    private boolean live;
    private boolean ever;

    /** True: it begins to live with this. */
    boolean beat(long nowNanos) {
        boolean begins = !live;
        lastNanos = nowNanos;
        live = true;
        ever = true;
        return begins;
    }

    void end() {
        live = false;
    }

    /** Nothing has ended it since it began, however long it is silent. */
    boolean isLive() {
        return live;
    }

    /**
     * @param memory what players can show without anything new
     * @param patience how long it may be silent
     */
    StreamState state(long nowNanos, Duration memory, Duration patience) {
        if (!live || nowNanos - lastNanos > patience.toNanos()) {
            return StreamState.IDLE;
        }
        return nowNanos - lastNanos > memory.toNanos() ? StreamState.STALLED : StreamState.LIVE;
    }

    /** Since it showed something. */
    long silentNanos(long nowNanos) {
        return nowNanos - lastNanos;
    }

    /** Null before the first. */
    @Nullable
    Duration age(long nowNanos) {
        return ever ? Duration.ofNanos(nowNanos - lastNanos) : null;
    }
}
