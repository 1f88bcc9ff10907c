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

        /** Of what was brought and adjusted, or of what is taken if that is more. */
        private StockRow row(long revision) {
            var granted = Math.max(brought + adjusted, confirmed + withdrawn);
            return new StockRow(brought, adjusted, granted, 0, confirmed, withdrawn, revision);
        }
    }

    void grant(UUID event, RecordedEntry.Granted.Units units) {
        sums(event, units.sku()).brought = units.brought();
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

    void writeTo(Writes writes, long revision) {
        rows.forEach((place, sums) -> {
            try {
                writes.put(
                        LedgerTables.STOCK,
                        LedgerTables.stock(place.event, place.sku),
                        sums.row(revision).encode());
            } catch (IllegalArgumentException e) {
                throw new StoreException(
                        Kind.CORRUPTED, "the journal takes back more of " + place.sku + " than was sold", e);
            }
        });
    }
}
