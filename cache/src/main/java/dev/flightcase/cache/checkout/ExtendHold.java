package dev.flightcase.cache.checkout;

import java.time.Duration;

/** Lets a live hold last longer, from now. */
final class ExtendHold implements Action<HoldView> {
    private final Till by;
    private final HoldClaim claim;
    private final Duration lease;
    private final LedgerConfig.Holds limits;
    private final HoldText text;

    ExtendHold(Till by, HoldClaim claim, Duration lease, LedgerConfig.Holds limits, HoldText text) {
        this.by = by;
        this.claim = claim;
        this.lease = lease;
        this.limits = limits;
        this.text = text;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.EXTEND;
    }

    @Override
    public Outcome<HoldView> apply(Batch batch) {
        return switch (HoldLookup.of(batch, claim, by)) {
            case HoldLookup.Not not -> new Outcome.Refused<>(not.refusal());
            case HoldLookup.Found found -> {
                var ticks = batch.moment().ticks();
                var before = found.hold().lease();
                var latest = before.fromTicks() + limits.lifetimeMax().toNanos();
                var until = ticks + lease.toNanos();
                var hold = found.hold().with(before.until(until - latest > 0 ? latest : until));
                batch.holds().put(hold);
                yield new Outcome.Done<>(text.now(HoldRow.live(hold), ticks), false);
            }
        };
    }
}
