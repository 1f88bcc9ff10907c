package dev.flightcase.cache.checkout;

/** Finds the hold that a till means, or the words for why it has none. */
sealed interface HoldLookup {
    record Found(Hold hold) implements HoldLookup {}

    record Not(Refusal refusal) implements HoldLookup {}

    static HoldLookup of(Batch batch, HoldClaim claim, Till by) {
        var live = batch.holds().live(claim.id());
        if (live != null) {
            return claim.proven() || by.operator() || by.device().equals(live.device())
                    ? new Found(live)
                    : new Not(new Refusal.UnknownHold(claim.id()));
        }
        var ended = batch.holds().ended(claim.id());
        if (ended == null) {
            return new Not(new Refusal.UnknownHold(claim.id()));
        }
        return new Not(
                switch (ended.state()) {
                    case EXPIRED -> new Refusal.HoldExpired(claim.id());
                    case CONVERTED -> new Refusal.HoldSold(claim.id(), ended.order());
                    case RELEASED, HELD -> new Refusal.HoldReleased(claim.id());
                });
    }
}
