package dev.flightcase.cache.checkout;

import java.util.UUID;

/** Records that a paid order was handed over at its pickup. Again is done again. */
final class HandOver implements Action<OrderView> {
    private final Till by;
    private final UUID order;
    private final Settlement settlement;

    HandOver(Till by, UUID order, Settlement settlement) {
        this.by = by;
        this.order = order;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.HAND_OVER;
    }

    @Override
    public Outcome<OrderView> apply(Batch batch) {
        var journal = batch.journal();
        var sequence = journal.sequenceOf(order);
        if (sequence == 0 || !journal.entry(sequence).kind().isOrder()) {
            return new Outcome.Refused<>(new Refusal.UnknownOrder(order));
        }
        var recorded = OrderRecordReader.read(journal.entry(sequence).record());
        if (recorded.pickup() == null) {
            return new Outcome.Refused<>(new Refusal.NoPickup(recorded.number()));
        }
        var mark = journal.mark(sequence);
        if (mark.isVoided()) {
            return new Outcome.Refused<>(new Refusal.AlreadyVoided(recorded.number()));
        }
        if (mark.isHandedOver()) {
            return new Outcome.Done<>(view(batch, sequence, mark), true);
        }
        var _ = journal.append(EntryKind.HAND_OVER, settlement, (json, _) -> {
            json.writeStringProperty("event", recorded.event().toString());
            json.writeStringProperty("order", order.toString());
            json.writeStringProperty("pickup", recorded.pickup());
            json.writeStringProperty("device", by.device().toString());
        });
        var handedOver = mark.handedOver(journal.sequence());
        journal.mark(sequence, handedOver);
        batch.writes().delete(LedgerTables.PICKUPS, LedgerTables.pickup(recorded.event(), recorded.pickup(), sequence));
        return new Outcome.Done<>(view(batch, sequence, handedOver), false);
    }

    private static OrderView view(Batch batch, long sequence, Mark mark) {
        var standing = batch.hub().standing();
        return OrderText.view(batch.journal().entry(sequence), mark, mark.settledBy(sequence, standing));
    }
}
