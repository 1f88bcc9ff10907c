package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger's database holds, of one moment, for the audit: nothing is taken for right, what makes no sense is
 * null. Walks in steps, so that it may be looked through slowly while the ledger sells. Any thread that may block; throws
 * {@code StoreException}, of kind {@code CLOSED} once the ledger has closed its database.
 */
public final class LedgerSnapshot implements AutoCloseable {
    private final StoreSnapshot moment;

    LedgerSnapshot(StoreSnapshot moment) {
        this.moment = moment;
    }

    /**
     * Where the counters say that the ledger stands.
     *
     * @param chains the last number and hash of each chain, in the order of {@link #chainOf}
     * @param restored entries up to this sequence came from a mirror: what was not in the journal was lost; 0 for none
     */
    public record Heads(long sequence, List<Head> chains, long restored) {
        public Heads {
            chains = List.copyOf(chains);
        }
    }

    /** The end of a chain; hash as records quote it. */
    public record Head(long number, String hash) {}

    /**
     * A row of the holds.
     *
     * @param state as on the wire: held, converted, released, expired
     * @param order that it became; all zero while it did not
     * @param demand units by SKU
     */
    public record HoldTerms(UUID id, UUID event, String state, UUID order, Map<String, Long> demand) {}

    /** A row of the idempotency keys. */
    public record KeyTerms(Bytes fingerprint, UUID made) {}

    /** Takes one row, null when its value makes no sense; false ends the walk. */
    @FunctionalInterface
    public interface Rows<K, V> {
        boolean row(K key, @Nullable V value);
    }

    /** Null when the counters are missing or make no sense. */
    public @Nullable Heads heads() {
        var bytes = moment.get(LedgerTables.META, LedgerTables.counters());
        var restored = moment.get(LedgerTables.META, LedgerTables.restored());
        var counters = bytes == null ? Counters.none() : sense(() -> Counters.decode(bytes));
        return counters == null
                ? null
                : new Heads(
                        counters.sequence(),
                        counters.chains().stream()
                                .map(link -> new Head(link.number(), JournalEntry.base64(link.hash())))
                                .toList(),
                        restored == null ? 0 : LedgerTables.number(restored));
    }

    /** Which of {@link Heads#chains} an entry belongs to. */
    public static int chainOf(EntryKind kind) {
        return kind.chain().place();
    }

    /** Every entry, by sequence. */
    public void journal(Rows<Long, JournalEntry> rows) {
        new Walk(moment, LedgerTables.JOURNAL)
                .up((key, value) -> rows.row(LedgerTables.number(key), sense(() -> JournalEntry.decode(value))));
    }

    /** Null when there is none, or it makes no sense. */
    public @Nullable JournalEntry entry(long sequence) {
        var bytes = moment.get(LedgerTables.JOURNAL, LedgerTables.number(sequence));
        return bytes == null ? null : sense(() -> JournalEntry.decode(bytes));
    }

    /** 0 when there is no entry of this id. */
    public long sequenceOf(UUID id) {
        var bytes = moment.get(LedgerTables.IDS, UuidBytes.of(id));
        return bytes == null || bytes.length != Long.BYTES ? 0 : LedgerTables.number(bytes);
    }

    public void ids(Rows<UUID, Long> rows) {
        new Walk(moment, LedgerTables.IDS)
                .up((key, value) ->
                        rows.row(UuidBytes.get(ByteBuffer.wrap(key)), sense(() -> LedgerTables.number(value))));
    }

    /** Null while nothing became of the order. */
    public @Nullable Mark mark(long sequence) {
        var bytes = moment.get(LedgerTables.MARKS, LedgerTables.number(sequence));
        return bytes == null ? null : sense(() -> Mark.decode(bytes));
    }

    /** Orders of which something became, by sequence. */
    public void marks(Rows<Long, Mark> rows) {
        new Walk(moment, LedgerTables.MARKS)
                .up((key, value) -> rows.row(LedgerTables.number(key), sense(() -> Mark.decode(value))));
    }

    /** Null when it makes no sense. */
    public @Nullable HubStanding hub() {
        return sense(() -> HubStanding.read(moment));
    }

    /** Where a payment token waits: sequence of its order, and its tender. */
    public void tokens(Rows<Long, Integer> rows) {
        new Walk(moment, LedgerTables.TOKENS)
                .up((key, _) -> rows.row(LedgerTables.number(key), sense(() -> LedgerTables.tenderOf(key))));
    }

    /** Rows of one event follow each other. */
    public void stock(StockRows rows) {
        new Walk(moment, LedgerTables.STOCK).up((key, value) -> {
            var sku = LedgerTables.skuOf(key);
            return rows.row(UuidBytes.get(ByteBuffer.wrap(key)), sku, sense(() -> StockTerms.decode(value)));
        });
    }

    /** Takes one row of the stock; false ends the walk. */
    @FunctionalInterface
    public interface StockRows {
        boolean row(UUID event, String sku, @Nullable StockTerms terms);
    }

    public void liveHolds(Rows<UUID, HoldTerms> rows) {
        holds(LedgerTables.HOLDS, rows);
    }

    public void endedHolds(Rows<UUID, HoldTerms> rows) {
        holds(LedgerTables.HOLDS_ENDED, rows);
    }

    private void holds(Table table, Rows<UUID, HoldTerms> rows) {
        new Walk(moment, table)
                .up((key, value) ->
                        rows.row(UuidBytes.get(ByteBuffer.wrap(key)), sense(() -> terms(HoldRow.decode(value)))));
    }

    public boolean isLive(UUID hold) {
        return moment.get(LedgerTables.HOLDS, UuidBytes.of(hold)) != null;
    }

    public boolean hasEnded(UUID hold) {
        return moment.get(LedgerTables.HOLDS_ENDED, UuidBytes.of(hold)) != null;
    }

    /** Null when it never ended, or makes no sense. */
    public @Nullable HoldTerms endedHold(UUID hold) {
        var bytes = moment.get(LedgerTables.HOLDS_ENDED, UuidBytes.of(hold));
        return bytes == null ? null : sense(() -> terms(HoldRow.decode(bytes)));
    }

    private static HoldTerms terms(HoldRow row) {
        var hold = row.hold();
        return new HoldTerms(hold.id(), hold.event(), row.state().wire(), row.order(), hold.demand());
    }

    public void keys(Rows<String, KeyTerms> rows) {
        new Walk(moment, LedgerTables.KEYS)
                .up((key, value) -> rows.row(
                        new String(key, StandardCharsets.US_ASCII), sense(() -> terms(KeyRecord.decode(value)))));
    }

    /** Null when the key is free, or its row makes no sense. */
    public @Nullable KeyTerms key(IdempotencyKey key) {
        var bytes = moment.get(LedgerTables.KEYS, LedgerTables.key(key));
        return bytes == null ? null : sense(() -> terms(KeyRecord.decode(bytes)));
    }

    private static KeyTerms terms(KeyRecord row) {
        return new KeyTerms(row.fingerprint(), row.made());
    }

    /** Every row of every table, as bytes. */
    public StoreReads everything() {
        return moment;
    }

    private static <T> @Nullable T sense(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            return null;
        }
    }

    @Override
    public void close() {
        moment.close();
    }
}
