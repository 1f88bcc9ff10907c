package dev.flightcase.cache.checkout;

/** Opens, closes or settles the stall's event. Where it is already is done again: a button may be pressed twice. */
final class ChangeLife implements Action<EventView> {
    private final Till by;
    private final EventLife next;
    private final Settlement settlement;

    ChangeLife(Till by, EventLife next, Settlement settlement) {
        this.by = by;
        this.next = next;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.EVENT;
    }

    @Override
    public Outcome<EventView> apply(Batch batch) {
        var shelf = batch.shelf();
        if (shelf == null) {
            return new Outcome.Refused<>(new Refusal.NoEvent());
        }
        if (batch.life() == next) {
            return new Outcome.Done<>(new EventView(shelf.event(), next), true);
        }
        if (!batch.life().mayBecome(next)) {
            return new Outcome.Refused<>(new Refusal.LifeNotPossible(batch.life(), next));
        }
        if (next == EventLife.CLOSED || next == EventLife.SETTLED) {
            batch.holds().all().forEach(hold -> batch.end(hold, Hold.State.RELEASED));
        }
        var _ = batch.become(next, shelf, settlement, by.name(), by.device());
        return new Outcome.Done<>(new EventView(shelf.event(), next), false);
    }
}
