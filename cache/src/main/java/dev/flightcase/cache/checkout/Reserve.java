package dev.flightcase.cache.checkout;

/** Keeps units for a till. */
final class Reserve implements Action<HoldView> {
    private final Till by;
    private final Keyed keyed;
    private final HoldRequest request;
    private final LedgerConfig.Holds limits;
    private final HoldText text;

    Reserve(Till by, Keyed keyed, HoldRequest request, LedgerConfig.Holds limits, HoldText text) {
        this.by = by;
        this.keyed = keyed;
        this.request = request;
        this.limits = limits;
        this.text = text;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.HOLD;
    }

    @Override
    public Outcome<HoldView> apply(Batch batch) {
        var used = batch.keys().usedBy(keyed.key());
        if (used != null) {
            return used.fingerprint().equals(keyed.fingerprint())
                    ? new Outcome.Done<>(text.first(made(batch, used)), true)
                    : new Outcome.KeyConflict<>();
        }
        var shelf = batch.shelf();
        if (shelf == null) {
            return new Outcome.Refused<>(new Refusal.NoEvent());
        }
        if (batch.life() == EventLife.CLOSED || batch.life() == EventLife.SETTLED) {
            return new Outcome.Refused<>(new Refusal.EventClosed(batch.life()));
        }
        if (batch.holds().of(by.device()) >= limits.perDeviceMax()
                || batch.holds().size() >= limits.liveMax()) {
            return new Outcome.Refused<>(new Refusal.TooManyHolds(Math.min(limits.perDeviceMax(), limits.liveMax())));
        }
        return reserve(batch, shelf);
    }

    private static Hold made(Batch batch, KeyRecord used) {
        var live = batch.holds().live(used.made());
        if (live != null) {
            return live;
        }
        var ended = batch.holds().ended(used.made());
        if (ended == null) {
            throw new IllegalStateException("hold " + used.made() + " has a key but no row");
        }
        return ended.hold();
    }

    private Outcome<HoldView> reserve(Batch batch, Shelf shelf) {
        Basket basket;
        try {
            basket = Basket.of(request.lines(), shelf);
        } catch (Basket.UnknownSku e) {
            return new Outcome.Refused<>(e.refusal());
        }
        var now = batch.moment();
        var broken = new StockRules(shelf, batch.stock()::row).broken(basket, now.at(), null);
        if (broken.isPresent()) {
            return new Outcome.Refused<>(broken.get());
        }
        var length = request.lease() == null ? limits.lease() : request.lease();
        var hold = new Hold(
                batch.journal().newId(),
                shelf.event(),
                by.device(),
                now.at(),
                length,
                Lease.of(now.machineBoot(), now.ticks(), length),
                request.lines(),
                basket.demandBySku(shelf));
        basket.demand().forEach((slot, units) -> batch.stock().change(slot, row -> row.hold(units)));
        batch.holds().put(hold);
        batch.keys().use(keyed, hold.id());
        return new Outcome.Done<>(text.first(hold), false);
    }
}
