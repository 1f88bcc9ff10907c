package dev.flightcase.daemon.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the node remembers of its time.
 *
 * @param floor the true time was not before this when it was noted; null for nothing
 * @param sync the last time the clock was in step; null for never
 * @param journal the epoch of the journal that the spans are of
 */
record ClockNotes(@Nullable Instant floor, @Nullable Sync sync, long journal, Spans spans) {
    static final ClockNotes NONE = new ClockNotes(null, null, 0, Spans.NONE);

    /**
     * @param ticks of the monotonic clock of that boot, ns
     * @param baseMillis true time less the monotonic clock
     * @param errorMillis negative where it was not told
     */
    record Sync(UUID machineBoot, long ticks, long baseMillis, long errorMillis) {}
}
