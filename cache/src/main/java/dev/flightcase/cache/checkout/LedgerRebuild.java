package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds the ledger's database from its journal alone: stock, marks, ids, keys, hand-overs, lives of events. Holds were not
 * in the journal; payment tokens were sealed under a key of the old card. What the hub has of it, and what became of
 * payments, the hub says again: the new epoch starts with nothing confirmed. One thread, one use.
 */
public final class LedgerRebuild {
    private static final long WRITE_BYTES = 1 << 20;

    private final KeyValueStore store;
    private final RandomGenerator random;
    private final JournalProof proof = new JournalProof();
    private final RebuiltStock stock = new RebuiltStock();
    private Writes writes = new Writes();
    private UUID event = new UUID(0, 0);
    private long boot;
    private long orders;
    private long practised;
    private long voids;
    private long tokens;
    private @Nullable RecordedOrder lastOrder;

    /** @param store empty; stays the caller's */
    public LedgerRebuild(KeyValueStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /**
     * What was built.
     *
     * @param orders without practice
     * @param tokens payments by token whose tokens are lost with the old card
     * @param lastOrder the latest; null for none
     */
    public record Rebuilt(
            long entries,
            long orders,
            long practised,
            long voids,
            long tokens,
            @Nullable RecordedOrder lastOrder) {}

    /** In order, from the first. Throws {@link StoreException}: of kind {@code CORRUPTED} when it can not be the next. */
    public void add(long sequence, Bytes bytes) {
        var proven = proof.next(sequence, bytes);
        var entry = proven.entry();
        event = proven.recorded().event();
        boot = Math.max(boot, proven.recorded().stamp().boot());
        writes.put(LedgerTables.JOURNAL, LedgerTables.number(sequence), bytes.toArray());
        writes.put(LedgerTables.IDS, UuidBytes.of(entry.id()), LedgerTables.number(sequence));
        if (entry.keyed() != null) {
            var row = new KeyRecord(entry.keyed().fingerprint(), entry.id());
            writes.put(LedgerTables.KEYS, LedgerTables.key(entry.keyed().key()), row.encode());
        }
        take(sequence, proven.recorded());
        if (writes.bytes() > WRITE_BYTES) {
            flush();
        }
    }

    private void take(long sequence, RecordedEntry recorded) {
        switch (recorded) {
            case RecordedEntry.Sale sale -> sell(sequence, sale.order());
            case RecordedEntry.Voided voided -> takeBack(sequence, voided);
            case RecordedEntry.HandedOver handedOver -> {
                var of = sequenceOf(handedOver.order());
                mark(of, mark(of).handedOver(sequence));
                writes.delete(LedgerTables.PICKUPS, LedgerTables.pickup(handedOver.event(), handedOver.pickup(), of));
            }
            case RecordedEntry.Granted granted ->
                granted.units().forEach(units -> stock.grant(granted.event(), units, granted.allotted()));
            case RecordedEntry.Adjusted adjusted -> stock.adjust(adjusted);
            case RecordedEntry.LifeChanged changed ->
                writes.put(LedgerTables.META, LedgerTables.life(changed.event()), new byte[] {
                    changed.life().code()
                });
            case RecordedEntry.CashCounted _, RecordedEntry.ProductEdited _ -> {}
        }
    }

    private void sell(long sequence, RecordedOrder order) {
        if (order.training()) {
            practised++;
            return;
        }
        orders++;
        tokens += order.paymentTokens();
        lastOrder = order;
        stock.sell(order, 1);
        if (order.pickup() != null) {
            writes.put(
                    LedgerTables.PICKUPS,
                    LedgerTables.pickup(order.event(), order.pickup(), sequence),
                    LedgerTables.ANY);
        }
    }

    private void takeBack(long sequence, RecordedEntry.Voided voided) {
        var of = sequenceOf(voided.order());
        mark(of, mark(of).voided(sequence));
        var order = OrderRecordReader.read(new Journal(store).entry(of).record());
        if (order.training()) {
            return;
        }
        voids++;
        tokens -= order.paymentTokens();
        stock.sell(order, -1);
        if (order.pickup() != null) {
            writes.delete(LedgerTables.PICKUPS, LedgerTables.pickup(order.event(), order.pickup(), of));
        }
    }

    private long sequenceOf(UUID order) {
        flush();
        var sequence = new Journal(store).sequenceOf(order);
        if (sequence == 0) {
            throw new StoreException(
                    Kind.CORRUPTED, "the journal speaks of order " + order + ", which it has not", null);
        }
        return sequence;
    }

    private Mark mark(long sequence) {
        var journal = new Journal(store);
        return journal.mark(sequence).orElseGet(() -> Mark.of(journal.entry(sequence)));
    }

    private void mark(long sequence, Mark mark) {
        writes.put(LedgerTables.MARKS, LedgerTables.number(sequence), mark.encode());
    }

    private void flush() {
        if (!writes.isEmpty()) {
            store.write(writes, Durability.BUFFERED);
            writes = new Writes();
        }
    }

    /**
     * After the last entry; durable when it returns.
     *
     * @param restoredEpoch of the ledger that the journal is of; this one gets another
     * @param now the revision goes on from its milliseconds: nobody may have seen a higher one, nor see one twice
     */
    public Rebuilt finish(long restoredEpoch, Instant now) {
        var entries = proof.counters().sequence();
        var revision = Math.max(entries, now.toEpochMilli());
        var epoch = newEpoch(restoredEpoch);
        stock.writeTo(writes, revision, epoch);
        var counters = proof.counters().withRevision(revision).withAssortment(event, 0);
        writes.put(LedgerTables.META, LedgerTables.counters(), counters.encode());
        writes.put(LedgerTables.META, LedgerTables.boot(), LedgerTables.number(boot));
        writes.put(LedgerTables.META, LedgerTables.epoch(), LedgerTables.number(epoch));
        writes.put(LedgerTables.META, LedgerTables.restored(), LedgerTables.number(entries));
        writes.put(LedgerTables.META, LedgerTables.restoredEpoch(), LedgerTables.number(restoredEpoch));
        store.write(writes, Durability.SYNCED);
        return new Rebuilt(entries, orders, practised, voids, tokens, lastOrder);
    }

    private long newEpoch(long before) {
        var epoch = random.nextLong();
        return epoch == 0 || epoch == before ? newEpoch(before) : epoch;
    }
}
