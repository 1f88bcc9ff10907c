package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import dev.flightcase.cache.Writes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The allotments that one batch changes. The ledger's thread only. */
final class AllotmentsDraft {
    private final KeyValueStore store;
    private final Writes writes;
    private final Map<Place, AllotmentRow> changed = new LinkedHashMap<>();
    private final Map<UUID, AllotmentVersion> versions = new LinkedHashMap<>();

    AllotmentsDraft(KeyValueStore store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    record Place(UUID event, String sku) {}

    /** In this epoch; 0 for none. */
    long version(UUID event, long epoch) {
        var inBatch = versions.get(event);
        return inBatch == null
                ? Allotted.version(store, event, epoch)
                : inBatch.epoch() == epoch ? inBatch.version() : 0;
    }

    void version(UUID event, AllotmentVersion version) {
        versions.put(event, version);
        writes.put(LedgerTables.META, LedgerTables.allotments(event), version.encode());
    }

    /** Null where the hub grants nothing. */
    @Nullable
    AllotmentRow row(UUID event, String sku) {
        var inBatch = changed.get(new Place(event, sku));
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.ALLOTMENTS, LedgerTables.stock(event, sku));
        return onDisk == null ? null : AllotmentRow.decode(onDisk);
    }

    void put(UUID event, String sku, AllotmentRow row) {
        changed.put(new Place(event, sku), row);
        writes.put(LedgerTables.ALLOTMENTS, LedgerTables.stock(event, sku), row.encode());
    }

    /** Of all events. */
    List<Place> all() {
        var places = new ArrayList<Place>();
        new Walk(store, LedgerTables.ALLOTMENTS).up(LedgerTables.ANY, LedgerTables.ANY, (key, _) -> {
            places.add(new Place(UuidBytes.get(ByteBuffer.wrap(key)), LedgerTables.skuOf(key)));
            return true;
        });
        changed.keySet().stream().filter(place -> !places.contains(place)).forEach(places::add);
        return places;
    }
}
