package dev.flightcase.media.packager;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which media time of a rendition is which time of day. Not thread-safe. */
final class RenditionDates {
    private final StreamClock clock;
    private @Nullable Instant anchor;
    private long anchorNanos;

    RenditionDates(StreamClock clock) {
        this.clock = clock;
    }

    /**
     * When a segment begins.
     *
     * @param beginNanos media time of its first sample; the others as in {@link StreamClock#anchor}
     */
    Instant at(long beginNanos, long newestNanos, boolean leads, Optional<Instant> notBefore) {
        Instant from = anchor;
        if (from == null) {
            from = clock.anchor(beginNanos, newestNanos, leads, notBefore);
            anchor = from;
            anchorNanos = beginNanos;
        }
        return from.plusNanos(beginNanos - anchorNanos);
    }

    /** Media time begins anew. */
    void forget() {
        anchor = null;
    }
}
