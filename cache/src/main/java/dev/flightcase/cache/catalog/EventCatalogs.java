package dev.flightcase.cache.catalog;

import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.catalogfolder.EventDetails;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The events whose catalogs are stored beside each other. */
final class EventCatalogs {
    private final Serving serving;
    private final CatalogDisk disk;

    EventCatalogs(Serving serving, CatalogDisk disk) {
        this.serving = serving;
        this.disk = disk;
    }

    List<EventSummary> list() {
        var events = new ArrayList<EventSummary>();
        for (var event : EventsKept.stored(disk.store())) {
            summary(event).ifPresent(events::add);
        }
        return events;
    }

    Optional<UUID> byKey(String key) {
        return Optional.ofNullable(disk.store().get(CatalogTables.KEYS, CatalogTables.name(key)))
                .map(event -> UuidBytes.get(ByteBuffer.wrap(event)));
    }

    Optional<EventDetails> details(UUID event) {
        return summary(event).map(EventSummary::details);
    }

    /** Empty when nothing serves that could be copied. Takes as long as an import without pictures. */
    Optional<EventSummary> next(
            UUID event, String name, @Nullable OffsetDateTime start, ToLongFunction<String> unitsLeft, int eventsKept) {
        serving.changing().lock();
        try {
            var last = serving.current();
            if (last == null) {
                return Optional.empty();
            }
            var store = disk.forWriting();
            var writes = new Writes();
            var key = new EditionKey(event, serving.nextRevision());
            var next = new NextEvent(store, last, key, unitsLeft).copy(name, start, writes);
            new EventsKept(store, eventsKept).forget(writes, last, event);
            serving.store(writes, next);
            return Optional.of(summary(next, false));
        } finally {
            serving.changing().unlock();
        }
    }

    /** False when there is no such event. */
    boolean select(UUID event) {
        serving.changing().lock();
        try {
            var current = serving.current();
            if (current != null && current.key().event().equals(event)) {
                return true;
            }
            var stored = new EditionLoading(disk.store()).load(event);
            if (stored.isEmpty()) {
                return false;
            }
            // Greater than what the other event had: whoever compares revisions sees that something changed.
            var edition = stored.get().asOf(serving.nextRevision());
            serving.publish(new Writes(), edition, new CatalogChange.Everything(edition.assortment()));
            return true;
        } finally {
            serving.changing().unlock();
        }
    }

    private Optional<EventSummary> summary(UUID event) {
        var current = serving.current();
        if (current != null && current.key().event().equals(event)) {
            return Optional.of(summary(current, true));
        }
        var stored = disk.store().get(CatalogTables.HEADS, CatalogTables.event(event));
        if (stored == null) {
            return Optional.empty();
        }
        var head = EventHead.decode(stored);
        var edition = new EditionLoading(disk.store()).head(new EditionKey(event, head.edition()));
        return Optional.of(new EventSummary(
                event, edition.event(), edition.seal().products() + own(event), head.revision(), false));
    }

    private int own(UUID event) {
        var count = new int[1];
        var prefix = CatalogTables.event(event);
        disk.store().scan(CatalogTables.OWN, prefix, prefix, (_, _) -> ++count[0] > 0);
        return count[0];
    }

    private static EventSummary summary(Edition edition, boolean serves) {
        return new EventSummary(
                edition.key().event(), edition.head().event(), edition.size(), edition.revision(), serves);
    }
}
