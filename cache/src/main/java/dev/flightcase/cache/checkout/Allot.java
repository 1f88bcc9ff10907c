package dev.flightcase.cache.checkout;

import dev.flightcase.cache.checkout.Allotments.InForce;
import dev.flightcase.cache.checkout.Allotments.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Puts allotments in force: each is a sum, so that doing it twice, or leaving one out, does no harm. Those of another epoch, and those that are older
 * than what is in force, change nothing.
 */
final class Allot implements Action<InForce> {
    private final Allotments allotments;
    private final Settlement settlement;

    Allot(Allotments allotments, Settlement settlement) {
        this.allotments = allotments;
        this.settlement = settlement;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.ALLOTMENT;
    }

    @Override
    public Outcome<InForce> apply(Batch batch) {
        var event = allotments.event();
        var epoch = batch.hub().epoch();
        var draft = batch.allotments();
        var version = draft.version(event, epoch);
        if (allotments.epoch() != epoch || allotments.version() <= version) {
            return new Outcome.Done<>(inForce(batch, epoch, version), true);
        }
        var grants = new ArrayList<Grant>();
        for (var slice : allotments.slices()) {
            var stock = batch.stock(event, slice.sku());
            var known = draft.row(event, slice.sku());
            var row = known == null ? new AllotmentRow(epoch, 0, 0) : known;
            var granted = (row.epoch() == epoch ? row : AllotmentRow.first(epoch, stock)).of(slice.units());
            draft.put(event, slice.sku(), granted);
            grant(batch, event, slice.sku(), granted, grants);
        }
        draft.version(event, new AllotmentVersion(epoch, allotments.version()));
        Grant.record(batch.journal(), event, allotments.version(), settlement, grants);
        return new Outcome.Done<>(inForce(batch, epoch, allotments.version()), false);
    }

    /** Another epoch has begun: nothing is left of what was granted. */
    static void startAnew(Batch batch, long epoch, Settlement settlement) {
        var draft = batch.allotments();
        var grants = new ArrayList<Grant>();
        for (var place : draft.all()) {
            var none = AllotmentRow.first(epoch, batch.stock(place.event(), place.sku()));
            draft.put(place.event(), place.sku(), none);
            grant(batch, place.event(), place.sku(), none, grants);
        }
        Grant.record(batch.journal(), batch.event(), 0, settlement, grants);
    }

    /** Of the event that is served; of another one when that is adopted. */
    private static void grant(Batch batch, UUID event, String sku, AllotmentRow row, List<Grant> grants) {
        if (event.equals(batch.event()) && batch.stock(event, sku).brought() != row.brought()) {
            batch.stock().change(sku, before -> before.bring(row.brought()));
            grants.add(Grant.of(sku, batch.stock(event, sku)));
        }
    }

    private InForce inForce(Batch batch, long epoch, long version) {
        var event = allotments.event();
        var less = new ArrayList<Slice>();
        for (var slice : allotments.slices()) {
            var row = batch.allotments().row(event, slice.sku());
            if (row != null && row.epoch() == epoch) {
                var units = row.inForce(batch.stock(event, slice.sku()));
                if (units > row.units()) {
                    less.add(new Slice(slice.sku(), units));
                }
            }
        }
        return new InForce(event, epoch, version, less);
    }
}
