package dev.flightcase.cache.checkout;

import java.time.Instant;
import java.util.UUID;

/**
 * When a batch was decided: one moment for all of it.
 *
 * @param at node time, whole milliseconds
 * @param notBefore the true time is not before this
 * @param ticks of the monotonic clock, for leases
 * @param machineBoot the boot of the machine that the ticks belong to
 * @param boot how often the ledger had been started, this time included: with the sequence it orders entries whose time
 *     cannot be trusted
 */
record Moment(Instant at, ClockTrust.State clock, Instant notBefore, long ticks, UUID machineBoot, long boot) {

    /** What the end of a payment token's life is held against: a clock that may be wrong by years must not end it. */
    Instant forExpiry() {
        return clock.isSure() || at.isBefore(notBefore) ? at : notBefore;
    }
}
