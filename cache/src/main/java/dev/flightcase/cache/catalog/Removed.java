package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.util.ArrayList;
import java.util.List;

/** What was removed from an event's catalog, for those who follow its changes; the oldest is forgotten first. */
final class Removed {
    private static final byte[] NOTHING = {};

    private final KeyValueStore store;
    private final int kept;

    Removed(KeyValueStore store, int kept) {
        this.store = store;
        this.kept = kept;
    }

    /**
     * @param at the event, and the revision from which on they are no more
     * @param floor from which revision on removals are known so far
     * @return from which on they are known then
     */
    long add(Writes writes, EditionKey at, List<String> skus, long floor) {
        if (skus.isEmpty()) {
            return floor;
        }
        if (skus.size() > kept) {
            writes.deleteRange(
                    CatalogTables.REMOVED, CatalogTables.event(at.event()), CatalogTables.eventEnd(at.event()));
            return at.revision();
        }
        var newFloor = forget(writes, at, skus.size(), floor);
        skus.forEach(sku ->
                writes.put(CatalogTables.REMOVED, CatalogTables.removed(at.event(), at.revision(), sku), NOTHING));
        return newFloor;
    }

    private long forget(Writes writes, EditionKey at, int room, long floor) {
        var known = new ArrayList<byte[]>();
        var prefix = CatalogTables.event(at.event());
        store.scan(CatalogTables.REMOVED, prefix, prefix, (key, _) -> known.add(key));
        var excess = known.size() + room - kept;
        if (excess <= 0) {
            return floor;
        }
        var last = CatalogTables.removedRevisionOf(known.get(excess - 1));
        writes.deleteRange(CatalogTables.REMOVED, prefix, new EditionKey(at.event(), last + 1).prefix());
        return Math.max(floor, last);
    }
}
