package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger decides between two fsyncs: starts from the published state, applies one action after the other to
 * drafts laid over it, and collects what must be written. Nobody else sees it; when the write fails it is thrown away.
 * The ledger's thread only.
 */
final class Batch {
    private final LedgerState before;
    private final Moment moment;
    private final Writes writes = new Writes();
    private final StockDraft stock;
    private final HoldsDraft holds;
    private final KeysDraft keys;
    private final JournalDraft journal;
    private final KeyValueStore store;
    private @Nullable HubDraft hub;
    private @Nullable AllotmentsDraft allotments;
    private @Nullable Shelf shelf;
    private EventLife life;

    Batch(LedgerState before, KeyValueStore store, HoldBook book, Moment moment, JournalDraft.Pen pen) {
        this.before = before;
        this.store = store;
        this.moment = moment;
        this.stock = new StockDraft(before, store);
        this.holds = new HoldsDraft(book, store, writes);
        this.keys = new KeysDraft(store, writes);
        this.journal = new JournalDraft(before.counters(), moment, store, writes, pen);
        this.shelf = before.shelf();
        this.life = before.life();
    }

    Moment moment() {
        return moment;
    }

    @Nullable
    Shelf shelf() {
        return shelf;
    }

    /** What is sold was edited: those who come later in this batch buy by it already. */
    void shelve(Shelf edited) {
        shelf = edited;
        stock.shelve(edited);
        journal.adopted(edited.event(), edited.revision());
    }

    EventLife life() {
        return life;
    }

    StockDraft stock() {
        return stock;
    }

    HoldsDraft holds() {
        return holds;
    }

    KeysDraft keys() {
        return keys;
    }

    JournalDraft journal() {
        return journal;
    }

    /** Read when it is first asked for: most batches have nothing to do with the hub. */
    HubDraft hub() {
        var known = hub;
        if (known == null) {
            known = new HubDraft(store, writes);
            hub = known;
        }
        return known;
    }

    AllotmentsDraft allotments() {
        var known = allotments;
        if (known == null) {
            known = new AllotmentsDraft(store, writes);
            allotments = known;
        }
        return known;
    }

    /** That is served; all zero before the first. */
    UUID event() {
        return before.counters().event();
    }

    /** As it is in this batch; of an event that is not served, as it was left. */
    StockRow stock(UUID event, String sku) {
        if (event.equals(event())) {
            return stock.row(sku);
        }
        var onDisk = store.get(LedgerTables.STOCK, LedgerTables.stock(event, sku));
        return onDisk == null ? StockRow.none() : StockRow.decode(onDisk);
    }

    Writes writes() {
        return writes;
    }

    /** With its own record: what opened or closed a stall is asked about later. */
    JournalEntry become(EventLife next, Shelf shelf, Settlement settlement, String why, UUID device) {
        var was = life;
        life = next;
        writes.put(LedgerTables.META, LedgerTables.life(shelf.event()), new byte[] {next.code()});
        return journal.append(EntryKind.EVENT, settlement, (json, _) -> {
            json.writeStringProperty("event", shelf.event().toString());
            json.writeStringProperty("was", was.wire());
            json.writeStringProperty("life", next.wire());
            json.writeStringProperty("why", why);
            json.writeStringProperty("device", device.toString());
        });
    }

    /** Gives the units back and ends the hold. */
    void end(Hold hold, Hold.State how) {
        hold.demand().forEach((sku, units) -> stock.change(sku, row -> row.release(units)));
        holds.end(HoldRow.ended(hold, how));
    }

    /**
     * Takes units from the stock for an order, those of its hold first; what is left of the hold is given back.
     *
     * @param demand units by slot
     */
    void sell(Map<Integer, Long> demand, @Nullable Hold hold, UUID order) {
        var held = new LinkedHashMap<String, Long>();
        if (hold != null) {
            held.putAll(hold.demand());
            holds.end(new HoldRow(hold, Hold.State.CONVERTED, order));
        }
        demand.forEach((slot, units) -> {
            var ofHeld = shelf == null ? null : held.remove(shelf.key(slot));
            stock.change(slot, row -> row.sell(units, ofHeld == null ? 0 : ofHeld));
        });
        held.forEach((sku, units) -> stock.change(sku, row -> row.release(units)));
    }

    /** What the batch comes to; writes stock and counters last. Empty writes mean that nothing changed. */
    Finished finish() {
        var edited = shelf != before.shelf();
        if (writes.isEmpty() && stock.isUnchanged() && !edited) {
            return new Finished(writes, before, stock.changed());
        }
        var moved = !stock.isUnchanged() || life != before.life() || edited;
        var revision = before.counters().revision() + (moved ? 1 : 0);
        var rows = stock.writeTo(writes, revision);
        var counters = journal.counters().withRevision(revision);
        writes.put(LedgerTables.META, LedgerTables.counters(), counters.encode());
        return new Finished(writes, new LedgerState(counters, life, shelf, rows), stock.changed());
    }

    /**
     * @param after to be published once {@code writes} are durable
     * @param changed slots whose stock changed
     */
    record Finished(Writes writes, LedgerState after, Set<Integer> changed) {}
}
