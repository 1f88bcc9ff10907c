package dev.flightcase.hal.host;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that says something about the wall clock at one moment.
 *
 * @param sync the last time it was in step in this boot, before now; null for never
 * @param moved the clock was moved by something that is no time source, since it was last sure
 * @param floor not later than the true time: what was known for true, and what has passed since; null for nothing
 * @param remembered the same, without what was learned since this start: what a battery-backed clock is held against
 * @param built when this program was made; the true time is later
 */
public record ClockEvidence(
        Instant wall,
        KernelClock kernel,
        @Nullable EarlierSync sync,
        boolean moved,
        Rtc rtc,
        @Nullable Instant floor,
        @Nullable Instant remembered,
        Instant built) {

    /** @param errorThen null where it was not told */
    public record EarlierSync(Duration ago, @Nullable Duration errorThen) {}
}
