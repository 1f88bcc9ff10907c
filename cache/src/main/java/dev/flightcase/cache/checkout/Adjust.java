package dev.flightcase.cache.checkout;

import java.util.Optional;
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
        var before = batch.stock().row(slot);
        var broken = broken(before);
        if (broken.isPresent()) {
            return new Outcome.Refused<>(broken.get());
        }
        batch.stock().change(slot, this::adjusted);
        var entry = enter(batch, shelf, before, batch.stock().row(slot));
        if (keyed != null) {
            batch.keys().use(keyed, entry.id());
        }
        return new Outcome.Done<>(EntryView.of(entry), false);
    }

    private JournalEntry enter(Batch batch, Shelf shelf, StockRow before, StockRow after) {
        return batch.journal().append(EntryKind.ADJUSTMENT, settlement, keyed, (json, _) -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeStringProperty("sku", asked.sku());
            json.writeStringProperty("adjustment", asked.kind().wire());
            json.writeNumberProperty("quantity", asked.quantity());
            json.writeNumberProperty("granted_change", after.adjusted() - before.adjusted());
            json.writeNumberProperty("withdrawn_change", after.withdrawn() - before.withdrawn());
            json.writeNumberProperty("available", after.available());
            json.writeStringProperty("reason", asked.reason());
            if (asked.helper() != null) {
                json.writeStringProperty("helper", asked.helper());
            }
            json.writeStringProperty("device", by.device().toString());
        });
    }

    private Optional<Refusal> broken(StockRow row) {
        var units = asked.quantity();
        return switch (asked.kind()) {
            case COUNT ->
                units < row.held()
                        ? Optional.of(new Refusal.CountBelowHeld(asked.sku(), row.held(), units))
                        : Optional.empty();
            case RESTOCK -> Optional.empty();
            case DAMAGE, GIFT ->
                -units > row.available()
                        ? Optional.of(new Refusal.InsufficientStock(asked.sku(), row.available(), -units))
                        : Optional.empty();
        };
    }

    private StockRow adjusted(StockRow row) {
        return switch (asked.kind()) {
            case COUNT -> row.count(asked.quantity());
            case RESTOCK -> row.restock(asked.quantity());
            case DAMAGE, GIFT -> row.withdraw(-asked.quantity());
        };
    }
}
