package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.Assortment;
import java.util.List;

/** Sells by the edited terms of one product from now on: cheap, where an import looks at every product. */
final class TakeUpEdit implements Action<EventView> {
    private final Assortment edited;
    private final String sku;
    private final Settlement settlement;

    TakeUpEdit(Assortment edited, String sku, Settlement settlement) {
        this.edited = edited;
        this.sku = sku;
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
        if (before.revision() >= edited.revision()) {
            return new Outcome.Done<>(new EventView(edited.event(), batch.life()), true);
        }
        var shelf = before.edited(edited, sku);
        batch.shelve(shelf);
        var slot = shelf.slot(sku);
        if (slot != null && shelf.hasStock(slot)) {
            bring(batch, shelf, slot);
        }
        return new Outcome.Done<>(new EventView(edited.event(), batch.life()), false);
    }

    private void bring(Batch batch, Shelf shelf, int slot) {
        var row = batch.stock().row(slot);
        if (row.brought() != shelf.brought(slot)) {
            batch.stock().change(slot, before -> before.bring(shelf.brought(slot)));
            var grant = Grant.of(sku, batch.stock().row(slot));
            Grant.record(batch.journal(), shelf, settlement, List.of(grant));
        }
    }
}
