package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.cache.Writes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The entries that one batch appends. The ledger's thread only. */
final class JournalDraft {
    private final KeyValueStore store;
    private final Writes writes;
    private final JsonText text;
    private final UuidV7 ids;
    private final Moment moment;
    private final Map<UUID, Long> freshIds = new HashMap<>();
    private final Map<Long, JournalEntry> fresh = new HashMap<>();
    private final Map<Long, Mark> marks = new HashMap<>();
    private Counters counters;

    /** What the members of a record are written with. */
    @FunctionalInterface
    interface RecordBody {
        void writeTo(JsonGenerator json, Stamp stamp);
    }

    JournalDraft(Counters before, Moment moment, KeyValueStore store, Writes writes, Pen pen) {
        this.counters = before;
        this.moment = moment;
        this.store = store;
        this.writes = writes;
        this.text = pen.text();
        this.ids = pen.ids();
    }

    /** What writes records and names them; kept over batches. */
    record Pen(JsonText text, UuidV7 ids) {}

    UUID newId() {
        return ids.next();
    }

    Counters counters() {
        return counters;
    }

    void adopted(UUID event, long assortmentRevision) {
        counters = counters.withAssortment(event, assortmentRevision);
    }

    JournalEntry append(EntryKind kind, Settlement settlement, RecordBody body) {
        return append(kind, settlement, null, body);
    }

    /** @param keyed the request that makes it; null when it has no key */
    JournalEntry append(EntryKind kind, Settlement settlement, @Nullable Keyed keyed, RecordBody body) {
        var last = counters.last(kind.chain());
        var stamp = new Stamp(ids.next(), moment, counters.sequence() + 1, last.number() + 1, last.hash());
        var record = text.object(json -> {
            json.writeStringProperty("id", stamp.id().toString());
            json.writeNumberProperty("number", stamp.number());
            if (!kind.isOrder()) {
                json.writeStringProperty("kind", kind.wire());
            }
            body.writeTo(json, stamp);
            stamp.close(json);
        });
        var entry = JournalEntry.of(kind, settlement, stamp.id(), stamp.number(), record, keyed);
        counters = counters.with(kind.chain(), entry.hash());
        fresh.put(stamp.sequence(), entry);
        freshIds.put(stamp.id(), stamp.sequence());
        writes.put(LedgerTables.JOURNAL, LedgerTables.number(stamp.sequence()), entry.encode());
        writes.put(LedgerTables.IDS, UuidBytes.of(stamp.id()), LedgerTables.number(stamp.sequence()));
        return entry;
    }

    /** Of the entry that was appended last. */
    long sequence() {
        return counters.sequence();
    }

    /** 0 when there is no such entry. */
    long sequenceOf(UUID id) {
        var inBatch = freshIds.get(id);
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.IDS, UuidBytes.of(id));
        return onDisk == null ? 0 : LedgerTables.number(onDisk);
    }

    JournalEntry entry(long sequence) {
        var inBatch = fresh.get(sequence);
        return inBatch == null ? new Journal(store).entry(sequence) : inBatch;
    }

    JournalEntry entry(UUID id) {
        return entry(sequenceOf(id));
    }

    Mark mark(long sequence) {
        var inBatch = marks.get(sequence);
        if (inBatch != null) {
            return inBatch;
        }
        return new Journal(store).mark(sequence).orElseGet(() -> Mark.of(entry(sequence)));
    }

    void mark(long sequence, Mark mark) {
        marks.put(sequence, mark);
        writes.put(LedgerTables.MARKS, LedgerTables.number(sequence), mark.encode());
    }
}
