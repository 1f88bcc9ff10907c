package dev.flightcase.cache.checkout;

import java.util.random.RandomGenerator;

/** Begins another life of this journal, of which the hub has nothing yet. Asked again for the same one, it is done again. */
final class RenewEpoch implements Action<Long> {
    private final long before;
    private final RandomGenerator random;
    private final Settlement settlement;

    /** @param before the epoch that must not be used any more */
    RenewEpoch(long before, RandomGenerator random, Settlement settlement) {
        this.before = before;
        this.random = random;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.EPOCH;
    }

    @Override
    public Outcome<Long> apply(Batch batch) {
        var hub = batch.hub();
        if (hub.epoch() != before) {
            return new Outcome.Done<>(hub.epoch(), true);
        }
        var next = random.nextLong();
        while (next == 0 || next == before) {
            next = random.nextLong();
        }
        hub.renew(next);
        Allot.startAnew(batch, next, settlement);
        return new Outcome.Done<>(next, false);
    }
}
