package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads from the disk what the hub granted. */
final class Allotted {
    private Allotted() {}

    /** By SKU; empty where the hub grants nothing, and what the catalog brings is sold. */
    static Map<String, AllotmentRow> of(StoreReads store, UUID event) {
        Map<String, AllotmentRow> rows = new HashMap<>();
        var prefix = UuidBytes.of(event);
        new Walk(store, LedgerTables.ALLOTMENTS).up(prefix, prefix, (key, value) -> {
            rows.put(LedgerTables.skuOf(key), AllotmentRow.decode(value));
            return true;
        });
        return rows;
    }

    /** Version of the last that is in force in this epoch; 0 for none. */
    static long version(StoreReads store, UUID event, long epoch) {
        var bytes = store.get(LedgerTables.META, LedgerTables.allotments(event));
        if (bytes == null) {
            return 0;
        }
        var stands = AllotmentVersion.decode(bytes);
        return stands.epoch() == epoch ? stands.version() : 0;
    }
}
