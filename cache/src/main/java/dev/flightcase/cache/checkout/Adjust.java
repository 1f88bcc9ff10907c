package dev.flightcase.cache.checkout;

import org.jspecify.annotations.Nullable;

/** Changes stock without a sale: counted, damaged, given away, restocked. Each is a record with who and why. */
final class Adjust implements Action<EntryView> {
    private final Till by;
    private final Adjustment asked;
    private final @Nullable Keyed keyed;
    private final Settlement settlement;

    Adjust(Till by, Adjustment asked, @Nullable Keyed keyed, Settlement settlement) {
        this.by = by;
        this.asked = asked;
        this.keyed = keyed;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.ADJUST;
    }

    @Override
    public Outcome<EntryView> apply(Batch batch) {
        var used = keyed == null ? null : batch.keys().usedBy(keyed.key());
        if (used != null && keyed != null) {
            return used.fingerprint().equals(keyed.fingerprint())
                    ? new Outcome.Done<>(EntryView.of(batch.journal().entry(used.made())), true)
                    : new Outcome.KeyConflict<>();
        }
        var shelf = batch.shelf();
        var slot = shelf == null ? null : shelf.slot(asked.sku());
        if (shelf == null || slot == null) {
            return new Outcome.Refused<>(new Refusal.UnknownSku(asked.sku()));
        }
        if (!shelf.hasStock(slot)) {
            return new Outcome.Refused<>(new Refusal.BundleHasNoStock(asked.sku()));
        }
        if (batch.life() == EventLife.SETTLED) {
            return new Outcome.Refused<>(new Refusal.EventClosed(batch.life()));
        }
        var row = batch.stock().row(slot);
        var granted = grantedBy(row);
        var withdrawn =
                asked.kind() == Adjustment.Kind.DAMAGE || asked.kind() == Adjustment.Kind.GIFT ? -asked.quantity() : 0;
        if (asked.kind() == Adjustment.Kind.COUNT && asked.quantity() < row.held()) {
            return new Outcome.Refused<>(new Refusal.CountBelowHeld(asked.sku(), row.held(), asked.quantity()));
        }
        if (withdrawn > row.available()) {
            return new Outcome.Refused<>(new Refusal.InsufficientStock(asked.sku(), row.available(), withdrawn));
        }
        batch.stock().change(slot, before -> before.adjust(granted).withdraw(withdrawn));
        var available = batch.stock().row(slot).available();
        var entry = batch.journal().append(EntryKind.ADJUSTMENT, settlement, keyed, (json, _) -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeStringProperty("sku", asked.sku());
            json.writeStringProperty("adjustment", asked.kind().wire());
            json.writeNumberProperty("quantity", asked.quantity());
            json.writeNumberProperty("granted_change", granted);
            json.writeNumberProperty("withdrawn_change", withdrawn);
            json.writeNumberProperty("available", available);
            json.writeStringProperty("reason", asked.reason());
            if (asked.helper() != null) {
                json.writeStringProperty("helper", asked.helper());
            }
            json.writeStringProperty("device", by.device().toString());
        });
        if (keyed != null) {
            batch.keys().use(keyed, entry.id());
        }
        return new Outcome.Done<>(EntryView.of(entry), false);
    }

    private long grantedBy(StockRow row) {
        return switch (asked.kind()) {
            case COUNT -> asked.quantity() - row.available() - row.held();
            case RESTOCK -> asked.quantity();
            case DAMAGE, GIFT -> 0;
        };
    }
}
