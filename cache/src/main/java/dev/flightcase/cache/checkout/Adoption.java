package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.Assortment;
import java.util.ArrayList;
import java.util.List;

/**
 * What taking over an assortment comes to. Stock follows what the catalog says was brought, or what the hub granted, and the journal records each
 * change of that, so that stock can be counted again from the journal alone.
 *
 * @param after to be published once {@code writes} are durable; without writes when it is the one adopted last
 * @param clamped SKUs of which fewer are brought than are sold, held or withdrawn
 */
record Adoption(Writes writes, LedgerState after, List<String> clamped) {
    static Adoption of(
            Assortment assortment, KeyValueStore store, Moment moment, JournalDraft.Pen pen, Settlement settlement) {
        var shelf = new Shelf(assortment);
        var before = new LedgerDisk(store).load(shelf);
        var counters = before.counters();
        if (counters.event().equals(assortment.event()) && counters.assortmentRevision() == assortment.revision()) {
            return new Adoption(new Writes(), before, List.of());
        }
        var writes = new Writes();
        var revision = counters.revision() + 1;
        var clamped = new ArrayList<String>();
        var grants = new ArrayList<Grant>();
        var allotments = new ArrayList<Grant>();
        var allotted = Allotted.of(store, shelf.event());
        var rows = new ArrayList<StockRow>(shelf.size());
        for (var slot = 0; slot < shelf.size(); slot++) {
            var row = before.stock().get(slot);
            var allotment = allotted.get(shelf.key(slot));
            var units = allotment == null ? shelf.brought(slot) : allotment.brought();
            var brought = shelf.hasStock(slot) ? row.bring(units).changedAt(revision) : row;
            if (brought.brought() != row.brought()) {
                writes.put(LedgerTables.STOCK, LedgerTables.stock(shelf.event(), shelf.key(slot)), brought.encode());
                (allotment == null ? grants : allotments).add(Grant.of(shelf.key(slot), brought));
                if (brought.granted() != brought.brought() + brought.adjusted()) {
                    clamped.add(shelf.key(slot));
                }
            }
            rows.add(brought.brought() == row.brought() ? row : brought);
        }
        var journal = new JournalDraft(counters, moment, store, writes, pen);
        Grant.record(journal, shelf, settlement, grants);
        // What is sold from here on is of the slices.
        var version = Allotted.version(store, shelf.event(), new LedgerDisk(store).epoch());
        Grant.record(journal, shelf.event(), version, settlement, allotments);
        var after = journal.counters()
                .withAssortment(assortment.event(), assortment.revision())
                .withRevision(revision);
        writes.put(LedgerTables.META, LedgerTables.counters(), after.encode());
        return new Adoption(writes, new LedgerState(after, before.life(), shelf, ChunkedList.of(rows)), clamped);
    }
}
