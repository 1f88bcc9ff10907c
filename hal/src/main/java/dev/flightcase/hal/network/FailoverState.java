package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the decision remembers. Times in ticks.
 *
 * @param inUse null until the first choice
 * @param since when that was chosen; before, when the decision began
 * @param wentBack whether it was chosen because it is better, and not because another failed
 * @param dwell how long it is used at least
 * @param heldSince since when an open checkout holds a change back; null while none does
 */
public record FailoverState(
        @Nullable String inUse,
        long since,
        boolean wentBack,
        Duration dwell,
        @Nullable Long heldSince,
        Map<String, Standing> standings) {

    public FailoverState {
        standings = Map.copyOf(standings);
    }

    /** Nothing chosen, nothing known. */
    public static FailoverState at(long ticks, FailoverRules rules) {
        return new FailoverState(null, ticks, false, rules.dwell(), null, Map.of());
    }

    FailoverState knowing(Map<String, Standing> now) {
        return new FailoverState(inUse, since, wentBack, dwell, heldSince, now);
    }

    FailoverState held(@Nullable Long from) {
        return new FailoverState(inUse, since, wentBack, dwell, from, standings);
    }

    FailoverState using(String link, long ticks, boolean better, Duration atLeast) {
        return new FailoverState(link, ticks, better, atLeast, null, standings);
    }
}
