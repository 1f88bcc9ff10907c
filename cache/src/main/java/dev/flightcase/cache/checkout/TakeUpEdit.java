package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.catalog.Assortment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sells by the edited terms of some products from now on: cheap, where an import looks at every product. The record says who
 * edited, and what it costs since.
 */
final class TakeUpEdit implements Action<EventView> {
    private final Till by;
    private final Assortment edited;
    private final List<String> skus;
    private final Settlement settlement;

    TakeUpEdit(Till by, Assortment edited, List<String> skus, Settlement settlement) {
        this.by = by;
        this.edited = edited;
        this.skus = skus;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.EDIT;
    }

    @Override
    public Outcome<EventView> apply(Batch batch) {
        var before = batch.shelf();
        if (before == null || !before.event().equals(edited.event())) {
            return new Outcome.Refused<>(new Refusal.NoEvent());
        }
        var known = before.revision() >= edited.revision();
        var shelf = known ? before : before.edited(edited, skus);
        if (!known) {
            batch.shelve(shelf);
        }
        for (var sku : skus) {
            var slot = shelf.slot(sku);
            if (!known && slot != null && shelf.hasStock(slot)) {
                bring(batch, shelf, sku, slot);
            }
            record(batch, shelf, sku, slot);
        }
        return new Outcome.Done<>(new EventView(edited.event(), batch.life()), known);
    }

    private void record(Batch batch, Shelf shelf, String sku, @Nullable Integer slot) {
        var _ = batch.journal().append(EntryKind.PRODUCT_EDIT, settlement, (json, _) -> {
            json.writeStringProperty("event", edited.event().toString());
            json.writeNumberProperty("catalog", edited.revision());
            json.writeStringProperty("sku", sku);
            if (slot == null) {
                json.writeBooleanProperty("removed", true);
            } else {
                var terms = shelf.terms(slot);
                JsonText.money(json, "price", shelf.money(terms.price().minor()));
                json.writeBooleanProperty("paused", terms.paused());
            }
            json.writeStringProperty("by", by.name());
            json.writeStringProperty("device", by.device().toString());
        });
    }

    private void bring(Batch batch, Shelf shelf, String sku, int slot) {
        var row = batch.stock().row(slot);
        if (batch.allotments().row(shelf.event(), sku) == null && row.brought() != shelf.brought(slot)) {
            batch.stock().change(slot, before -> before.bring(shelf.brought(slot)));
            var grant = Grant.of(sku, batch.stock().row(slot));
            Grant.record(batch.journal(), shelf, settlement, List.of(grant));
        }
    }
}
