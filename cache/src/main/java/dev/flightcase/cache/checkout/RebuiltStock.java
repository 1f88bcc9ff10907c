package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Writes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Stock that is counted up from a journal, without the holds there were: they are not in it. Whether it adds up is the
 * audit's to say, once it is written. Not thread-safe.
 */
final class RebuiltStock {
    private final Map<Place, Sums> rows = new HashMap<>();

    private record Place(UUID event, String sku) {}

    private static final class Sums {
        private long brought;
        private long adjusted;
        private long confirmed;
        private long withdrawn;
        private boolean allotted;

        /** Of what was brought and adjusted, or of what is taken if that is more. */
        private StockRow row(long revision) {
            var granted = Math.max(brought + adjusted, confirmed + withdrawn);
            return new StockRow(brought, adjusted, granted, 0, confirmed, withdrawn, revision);
        }
    }

    /** @param allotted by the hub, and not by a catalog */
    void grant(UUID event, RecordedEntry.Granted.Units units, boolean allotted) {
        var sums = sums(event, units.sku());
        sums.brought = units.brought();
        sums.allotted |= allotted;
    }

    void adjust(RecordedEntry.Adjusted adjusted) {
        var sums = sums(adjusted.event(), adjusted.sku());
        sums.adjusted += adjusted.change().granted();
        sums.withdrawn += adjusted.change().withdrawn();
    }

    /** @param sign 1, or -1 to take it off again */
    void sell(RecordedOrder order, int sign) {
        order.demand().forEach((sku, units) -> sums(order.event(), sku).confirmed += sign * units);
        if (order.pickup() != null) {
            sums(order.event(), Shelf.pickupKey(order.pickup())).confirmed += sign;
        }
    }

    private Sums sums(UUID event, String sku) {
        return rows.computeIfAbsent(new Place(event, sku), _ -> new Sums());
    }

    /** @param epoch that begins: nothing is left in it of what the hub granted */
    void writeTo(Writes writes, long revision, long epoch) {
        rows.forEach((place, sums) -> {
            try {
                var key = LedgerTables.stock(place.event, place.sku);
                var row = sums.row(revision);
                writes.put(LedgerTables.STOCK, key, row.encode());
                if (sums.allotted) {
                    writes.put(
                            LedgerTables.ALLOTMENTS,
                            key,
                            AllotmentRow.first(epoch, row).encode());
                }
            } catch (IllegalArgumentException e) {
                throw new StoreException(
                        Kind.CORRUPTED, "the journal takes back more of " + place.sku + " than was sold", e);
            }
        });
    }
}
