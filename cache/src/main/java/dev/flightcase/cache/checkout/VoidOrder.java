package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an order back: a record of its own, the units to the stock, what was paid to be given back by the helper. */
final class VoidOrder implements Action<OrderView> {
    private final Till by;
    private final UUID order;
    private final Reason reason;
    private final @Nullable Keyed keyed;
    private final Settlement settlement;

    /**
     * Why and who.
     *
     * @param helper null when not given
     */
    public record Reason(String text, @Nullable String helper) {}

    /** @param keyed null when the caller sent no key: then a second void of the same order is refused, not repeated */
    VoidOrder(Till by, UUID order, Reason reason, @Nullable Keyed keyed, Settlement settlement) {
        this.by = by;
        this.order = order;
        this.reason = reason;
        this.keyed = keyed;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.VOID;
    }

    @Override
    public Outcome<OrderView> apply(Batch batch) {
        var used = keyed == null ? null : batch.keys().usedBy(keyed.key());
        if (used != null && keyed != null) {
            return used.fingerprint().equals(keyed.fingerprint())
                    ? new Outcome.Done<>(view(batch, batch.journal().sequenceOf(order)), true)
                    : new Outcome.KeyConflict<>();
        }
        var shelf = batch.shelf();
        var sequence = batch.journal().sequenceOf(order);
        if (shelf == null
                || sequence == 0
                || !batch.journal().entry(sequence).kind().isOrder()) {
            return new Outcome.Refused<>(new Refusal.UnknownOrder(order));
        }
        var recorded = OrderRecordReader.read(batch.journal().entry(sequence).record());
        if (batch.journal().mark(sequence).isVoided()) {
            return new Outcome.Refused<>(new Refusal.AlreadyVoided(recorded.number()));
        }
        if (!recorded.event().equals(shelf.event()) || batch.life() == EventLife.SETTLED) {
            return new Outcome.Refused<>(new Refusal.EventSettled(recorded.number()));
        }
        enter(batch, sequence, recorded);
        return new Outcome.Done<>(view(batch, sequence), false);
    }

    private void enter(Batch batch, long sequence, RecordedOrder recorded) {
        var entry = batch.journal().append(EntryKind.VOID, settlement, keyed, (json, _) -> {
            json.writeStringProperty("event", recorded.event().toString());
            json.writeStringProperty("order", order.toString());
            json.writeNumberProperty("order_number", recorded.number());
            json.writeBooleanProperty("training", recorded.training());
            JsonText.money(json, "total", recorded.total());
            json.writeStringProperty("reason", reason.text());
            if (reason.helper() != null) {
                json.writeStringProperty("helper", reason.helper());
            }
            json.writeStringProperty("device", by.device().toString());
        });
        var voided = batch.journal().sequence();
        batch.journal().mark(sequence, batch.journal().mark(sequence).voided(voided));
        if (keyed != null) {
            batch.keys().use(keyed, entry.id());
        }
        if (!recorded.training()) {
            recorded.demand().forEach((sku, units) -> batch.stock().change(sku, row -> row.takeBack(units)));
            freePickup(batch, sequence, recorded);
            for (var n = 0; n < recorded.tenders().size(); n++) {
                if (recorded.tenders().get(n).kind().equals(Tender.PaymentToken.KIND)) {
                    batch.writes().delete(LedgerTables.TOKENS, LedgerTables.token(sequence, n));
                }
            }
        }
    }

    private static void freePickup(Batch batch, long sequence, RecordedOrder recorded) {
        var pickup = recorded.pickup();
        if (pickup != null) {
            batch.writes().delete(LedgerTables.PICKUPS, LedgerTables.pickup(recorded.event(), pickup, sequence));
            batch.stock().change(Shelf.pickupKey(pickup), row -> row.takeBack(1));
        }
    }

    /** The void has not come to the hub: so it is the same answer however often and whenever it is asked again. */
    private static OrderView view(Batch batch, long sequence) {
        var mark = batch.journal().mark(sequence);
        return OrderText.view(batch.journal().entry(sequence), mark, mark.settledBy(sequence, HubStanding.NOTHING));
    }
}
