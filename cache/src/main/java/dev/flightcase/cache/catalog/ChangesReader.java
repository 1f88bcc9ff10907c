package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what has changed since a revision, from what is there anyway: each product knows the revision at which it last
 * changed. Only what was removed has a history, which is bounded.
 *
 * <p>A walk of several pages is read at the revision at which it began. Where that is too long ago it begins again, at the
 * latest revision: what is told twice does no harm.
 */
final class ChangesReader {
    private final KeyValueStore store;
    private final Edition edition;
    private final Cursors cursors;
    private final Instant now;

    ChangesReader(KeyValueStore store, Edition edition, Cursors cursors, Instant now) {
        this.store = store;
        this.edition = edition;
        this.cursors = cursors;
        this.now = now;
    }

    ChangesPage page(String since, int limit) {
        return switch (cursors.open(Cursors.Kind.CHANGES, ChangesCursor.BYTES, since)) {
            case Cursors.Opened.Nobodys() -> new ChangesPage.BadRequest("since", "is not one that this node gave");
            case Cursors.Opened.OfAnotherDatabase() -> new ChangesPage.Expired();
            case Cursors.Opened.Ours(var content) -> page(ChangesCursor.decode(content), limit);
        };
    }

    private ChangesPage page(ChangesCursor cursor, int limit) {
        var head = edition.event();
        if (!cursor.event().equals(edition.key().event()) || cursor.since() < head.floor()) {
            return new ChangesPage.Expired();
        }
        if (cursor.edition() == edition.key().revision()) {
            var then = edition.at(cursor.revision());
            if (then.isPresent()) {
                return new ChangesReader(store, then.get(), cursors, now).from(cursor, cursor.position(), limit);
            }
        }
        return from(cursor, 0, limit);
    }

    private ChangesPage from(ChangesCursor cursor, int position, int limit) {
        var changed = changed(position, cursor.since(), limit + 1);
        var more = changed.size() > limit;
        var next = more ? cursor.within(edition, changed.removeLast()) : ChangesCursor.after(edition);
        var json = new ByteArrayOutputStream();
        write(json, "{\"revision\":" + edition.revision() + ",\"event\":\"" + cursor.event() + "\",\"products\":[");
        var reader = new CatalogReader(store, edition, cursors, now);
        var separator = "";
        for (var at : changed) {
            write(json, separator);
            reader.rowAt(at).writeTo(json, now);
            separator = ",";
        }
        // Before the first product: who stops in the middle has no product that is no more.
        var removed = position == 0 ? removed(cursor.since()) : Set.<String>of();
        write(json, "],\"removed\":[" + quoted(removed) + "],\"next\":\"" + next.seal(cursors) + "\",\"more\":" + more);
        write(json, "}");
        return new ChangesPage.Found(Bytes.owning(json.toByteArray()), edition.revision());
    }

    /** Positions from {@code from} on of what changed after {@code since} and is sold, at most so many. */
    List<Integer> changed(int from, long since, int most) {
        var found = new ArrayList<Integer>();
        var revisions = edition.base().revisions();
        var next = revisions.next(Math.min(from, revisions.size()), since);
        for (var edited : edition.overlay().entries()) {
            if (edited.position() < from) {
                continue;
            }
            next = untouched(next, edited.position(), since, most, found);
            if (next == edited.position()) {
                next = revisions.next(next + 1, since); // What lies over it tells when it changed.
            }
            if (found.size() < most && !edited.removed() && edited.revision() > since) {
                found.add(edited.position());
            }
        }
        untouched(next, revisions.size(), since, most, found);
        return found;
    }

    /** Adds what changed and has a position before {@code end}; returns the first that was not looked at. */
    private int untouched(int from, int end, long since, int most, List<Integer> found) {
        var revisions = edition.base().revisions();
        var next = from;
        while (next < Math.min(end, revisions.size()) && found.size() < most) {
            found.add(next);
            next = revisions.next(next + 1, since);
        }
        return next;
    }

    private static String quoted(Set<String> skus) {
        return skus.isEmpty() ? "" : "\"" + String.join("\",\"", skus) + "\"";
    }

    /** What was removed after {@code since} and has not come back. */
    private Set<String> removed(long since) {
        var skus = new LinkedHashSet<String>();
        var event = edition.key().event();
        var from = new EditionKey(event, since + 1).prefix();
        store.scan(CatalogTables.REMOVED, CatalogTables.event(event), from, (key, _) -> {
            if (CatalogTables.removedRevisionOf(key) > edition.revision()) {
                return false;
            }
            var sku = CatalogTables.removedSkuOf(key);
            if (edition.position(sku) < 0) {
                skus.add(sku);
            }
            return true;
        });
        return skus;
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
