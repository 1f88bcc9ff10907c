package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import dev.flightcase.cache.catalog.Edition.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads into memory what an edition keeps there. */
final class EditionLoading {
    private static final Logger LOG = LoggerFactory.getLogger(EditionLoading.class);

    private final KeyValueStore store;

    EditionLoading(KeyValueStore store) {
        this.store = store;
    }

    /** Empty when nothing of that event is stored. */
    Optional<Edition> load(UUID event) {
        var stored = store.get(CatalogTables.HEADS, CatalogTables.event(event));
        if (stored == null) {
            return Optional.empty();
        }
        var head = EventHead.decode(stored);
        var key = new EditionKey(event, head.edition());
        var base = base(key);
        return Optional.of(Edition.of(key, head, base, overlay(key, base.head())));
    }

    /** As {@link #load}; empty too when it is damaged or of an older version, which an import puts right. */
    Optional<Edition> readable(UUID event) {
        try {
            return load(event);
        } catch (StoreException e) {
            if (e.kind() != Kind.CORRUPTED) {
                throw e;
            }
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("event", event)
                    .log("a catalog can not be read; import its folder again");
            return Optional.empty();
        }
    }

    EditionHead head(EditionKey key) {
        var head = store.get(CatalogTables.EDITIONS, key.prefix());
        if (head == null) {
            throw new StoreException(Kind.CORRUPTED, "a catalog is missing; import its folder again", null);
        }
        return EditionHead.decode(head);
    }

    private Base base(EditionKey key) {
        var head = head(key);
        var chunks = new ArrayList<byte[]>();
        store.sweep(CatalogTables.TERMS, key.prefix(), key.prefix(), (_, chunk) -> chunks.add(chunk));
        var terms = PackedTerms.of(chunks, new TermsCodec(head.words()));
        if (terms.size() != head.seal().products()) {
            throw new StoreException(Kind.CORRUPTED, "products are missing; import the folder again", null);
        }
        return new Base(head, terms, new Revisions(Marks.revisions(store, key, terms.size())));
    }

    /** The latest row of each position counts. */
    private Overlay overlay(EditionKey key, EditionHead head) {
        var latest = new TreeMap<Integer, Edited>();
        var currency = head.offering().currency();
        store.scan(CatalogTables.EDITED, key.prefix(), key.prefix(), (at, row) -> {
            var position = CatalogTables.numberOf(at);
            latest.put(
                    position, EditedRow.decode(row).inMemory(position, CatalogTables.editedRevisionOf(at), currency));
            return true;
        });
        return Overlay.of(List.copyOf(latest.values()));
    }

    /** Rows that {@link #load} has not taken: edits before the last one of the same product. */
    List<byte[]> outdated(Edition edition) {
        var outdated = new ArrayList<byte[]>();
        var key = edition.key();
        store.scan(CatalogTables.EDITED, key.prefix(), key.prefix(), (at, _) -> {
            var latest = edition.overlay().at(CatalogTables.numberOf(at));
            if (latest != null && latest.row() != CatalogTables.editedRevisionOf(at)) {
                outdated.add(at);
            }
            return true;
        });
        return outdated;
    }
}
