package dev.flightcase.cache.checkout;

import java.util.Objects;

/** Gives held units back. Releasing again is done again: a phone may repeat it. */
final class ReleaseHold implements Action<HoldView> {
    private final Till by;
    private final HoldClaim claim;
    private final HoldText text;

    ReleaseHold(Till by, HoldClaim claim, HoldText text) {
        this.by = by;
        this.claim = claim;
        this.text = text;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.RELEASE;
    }

    @Override
    public Outcome<HoldView> apply(Batch batch) {
        return switch (HoldLookup.of(batch, claim, by)) {
            case HoldLookup.Found found -> {
                batch.end(found.hold(), Hold.State.RELEASED);
                yield done(HoldRow.ended(found.hold(), Hold.State.RELEASED), false);
            }
            case HoldLookup.Not(Refusal.HoldReleased _), HoldLookup.Not(Refusal.HoldExpired _) ->
                done(Objects.requireNonNull(batch.holds().ended(claim.id())), true);
            case HoldLookup.Not not -> new Outcome.Refused<>(not.refusal());
        };
    }

    private Outcome<HoldView> done(HoldRow row, boolean replay) {
        return new Outcome.Done<>(text.now(row, 0), replay);
    }
}
