package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events are stored, and the bound of that. */
final class EventsKept {
    private static final byte[] ALL = {};

    private final KeyValueStore store;
    private final int most;

    EventsKept(KeyValueStore store, int most) {
        this.store = store;
        this.most = most;
    }

    private record Stored(UUID event, long revision) {}

    /** Those that were not touched for the longest first, whatever the clock said when they were. */
    static List<UUID> stored(KeyValueStore store) {
        var events = new ArrayList<Stored>();
        store.scan(
                CatalogTables.HEADS,
                ALL,
                ALL,
                (key, head) -> events.add(new Stored(
                        UuidBytes.get(ByteBuffer.wrap(key)),
                        EventHead.decode(head).revision())));
        return events.stream()
                .sorted(Comparator.comparingLong(Stored::revision))
                .map(Stored::event)
                .toList();
    }

    /**
     * Takes away the events beyond the bound, never the one that serves.
     *
     * @param added counts too, and stays
     */
    void forget(Writes writes, @Nullable Edition serving, UUID added) {
        var events = stored(store);
        var excess = events.size() + (events.contains(added) ? 0 : 1) - most;
        for (var event : events) {
            var stays = event.equals(added)
                    || (serving != null && event.equals(serving.key().event()));
            if (excess > 0 && !stays) {
                excess--;
                remove(writes, event);
                forgetKeys(writes, event);
            }
        }
    }

    static void remove(Writes writes, UUID event) {
        var first = new EditionKey(event, 0).prefix();
        var end = CatalogTables.eventEnd(event);
        writes.delete(CatalogTables.META, HubLayer.key(event));
        CatalogTables.PER_EVENT.forEach(table -> writes.deleteRange(table, CatalogTables.event(event), end));
        CatalogTables.PER_EDITION.forEach(table -> writes.deleteRange(table, first, end));
    }

    private void forgetKeys(Writes writes, UUID event) {
        store.scan(CatalogTables.KEYS, ALL, ALL, (key, value) -> {
            if (UuidBytes.get(ByteBuffer.wrap(value)).equals(event)) {
                writes.delete(CatalogTables.KEYS, key);
            }
            return true;
        });
    }
}
