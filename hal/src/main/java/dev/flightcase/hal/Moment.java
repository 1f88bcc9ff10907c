package dev.flightcase.hal;

import java.time.Duration;
import java.time.Instant;

/**
 * When something was, twice: by the wall clock, for people, and by a monotonic clock, for ages. A board
 * without a battery-backed clock steps its wall clock by years when the network comes, so ages never use it.
 *
 * @param ticks nanoseconds of an arbitrary origin; only differences mean something
 */
public record Moment(Instant at, long ticks) {

    /** Time from {@code earlier} to this; negative if {@code earlier} is later. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(ticks - earlier.ticks);
    }
}
