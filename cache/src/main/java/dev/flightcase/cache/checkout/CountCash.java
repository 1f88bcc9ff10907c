package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;

/** Records what was counted in the cash box. */
final class CountCash implements Action<EntryView> {
    private final Till by;
    private final CashCount count;
    private final Settlement settlement;

    CountCash(Till by, CashCount count, Settlement settlement) {
        this.by = by;
        this.count = count;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.CASH_COUNT;
    }

    @Override
    public Outcome<EntryView> apply(Batch batch) {
        var shelf = batch.shelf();
        if (shelf == null) {
            return new Outcome.Refused<>(new Refusal.NoEvent());
        }
        if (!count.counted().currency().equals(shelf.currency())) {
            return new Outcome.Refused<>(new Refusal.WrongCurrency(
                    shelf.currency().getCurrencyCode(), count.counted().code()));
        }
        var entry = batch.journal().append(EntryKind.CASH_COUNT, settlement, (json, _) -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeStringProperty("occasion", count.occasion().wire());
            JsonText.money(json, "counted", count.counted());
            if (count.helper() != null) {
                json.writeStringProperty("helper", count.helper());
            }
            json.writeStringProperty("device", by.device().toString());
        });
        return new Outcome.Done<>(EntryView.of(entry), false);
    }
}
