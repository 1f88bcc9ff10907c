package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The catalog that an import follows: what it said, and at which revision it began to. */
final class Former {
    private final @Nullable Edition edition;
    private final long[] fingerprints;
    private final Map<Integer, Long> edited = new HashMap<>();

    private Former(@Nullable Edition edition, long[] fingerprints) {
        this.edition = edition;
        this.fingerprints = fingerprints;
    }

    /** @param edition null for the first import of an event */
    static Former of(KeyValueStore store, @Nullable Edition edition) {
        if (edition == null) {
            return new Former(null, new long[0]);
        }
        var former = new Former(edition, Marks.fingerprints(store, edition.key(), edition.products()));
        for (var entry : edition.overlay().entries()) {
            var row = store.get(CatalogTables.EDITED, edition.key().edited(entry.position(), entry.row()));
            if (row != null) {
                former.edited.put(
                        entry.position(),
                        Marks.fingerprint(EditedRow.decode(row).product().content()));
            }
        }
        return former;
    }

    /** The revision at which a product began to say what it says now; {@code now} when that is new. */
    long revisionOf(String sku, long fingerprint, boolean paused, long now) {
        var position = edition == null ? -1 : edition.position(sku);
        if (edition == null || position < 0) {
            return now;
        }
        var over = edition.overlay().at(position);
        var before = over == null ? Long.valueOf(fingerprints[position]) : edited.get(position);
        var wasPaused = over != null && over.terms().paused();
        return before != null && before == fingerprint && paused == wasPaused ? edition.revisionAt(position) : now;
    }

    /** What was sold and is no more. */
    List<String> removed(Predicate<String> isSold) {
        var removed = new ArrayList<String>();
        if (edition != null) {
            for (var position = 0; position < edition.products(); position++) {
                var sku = edition.terms().sku(position);
                if (!isSold.test(sku)) {
                    removed.add(sku);
                }
            }
            edition.overlay().entries().stream()
                    .filter(entry -> entry.own() && !entry.removed() && !isSold.test(entry.sku()))
                    .forEach(entry -> removed.add(entry.sku()));
        }
        return removed;
    }
}
