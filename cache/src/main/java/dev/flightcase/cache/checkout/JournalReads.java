package dev.flightcase.cache.checkout;

import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The journal as others read it: by cursor, one entry at a time, never loaded whole. An outbox is a cursor over it: nothing
 * is stored twice, and a stall without a hub has its orders there from the first one, should it be claimed later. Any
 * thread that may block.
 */
public final class JournalReads {
    private static final long LOOKED_BACK_MAX = 5_000;

    private final Supplier<LedgerView> view;

    JournalReads(Supplier<LedgerView> view) {
        this.view = view;
    }

    /** Takes one entry; false ends the reading. */
    @FunctionalInterface
    public interface Reader {
        boolean read(long sequence, JournalEntry entry);
    }

    /** Tells this journal from one that was restored or made anew. */
    public long epoch() {
        return new LedgerDisk(view.get().store()).epoch();
    }

    /** What the hub has of it, by its receipts. */
    public HubStanding hub() {
        return HubStanding.read(view.get().store());
    }

    /** What the hub has not said that it has. Looks back a little when practice is all that came last. */
    public Waiting waiting() {
        var now = view.get();
        var journal = new Journal(now.store());
        var counters = now.state().counters();
        var mark = Math.min(journal.hub().mark(), counters.sequence());
        if (mark == counters.sequence()) {
            return new Waiting(0, 0, null);
        }
        var entries = counters.sequence() - mark;
        var orders = counters.last(Chain.SALES).number() - lastOrder(journal, mark);
        var oldest = RecordedEntryReader.read(journal.entry(mark + 1)).stamp().at();
        return new Waiting(entries, Math.min(orders, entries), oldest);
    }

    /** When the entry at a sequence that is there was written, by the node's clock. */
    public Instant recordedAt(long sequence) {
        return RecordedEntryReader.read(entry(sequence)).stamp().at();
    }

    /** Number of the last order up to an entry; 0 when none is near, so that too many rather than too few are told to wait. */
    private static long lastOrder(Journal journal, long upTo) {
        var found = new AtomicLong();
        var looked = new AtomicLong();
        journal.backward(upTo + 1, (_, entry) -> {
            if (entry.kind() == EntryKind.ORDER) {
                found.set(entry.number());
            }
            return entry.kind() != EntryKind.ORDER && looked.incrementAndGet() < LOOKED_BACK_MAX;
        });
        return found.get();
    }

    /** Payment tokens of an order that wait to be used; none for most orders. */
    public List<StoredToken> tokens(long sequence, JournalEntry order) {
        return order.settlement() == Settlement.TOKENISED
                ? new Journal(view.get().store()).tokens(sequence)
                : List.of();
    }

    /** Of the last entry; 0 before the first. Does not block. */
    public long last() {
        return view.get().state().counters().sequence();
    }

    /**
     * Upwards from the one after {@code after}, in steps: the reader may take its time, and holds up nobody. Throws
     * {@code StoreException}.
     */
    public void forward(long after, Reader reader) {
        new Journal(view.get().store()).forward(after, reader::read);
    }

    /** The entry of this id; empty when there is none. */
    public Optional<JournalEntry> find(UUID id) {
        var journal = new Journal(view.get().store());
        var sequence = journal.sequenceOf(id);
        return sequence == 0 ? Optional.empty() : Optional.of(journal.entry(sequence));
    }

    /** The entry at a sequence that was seen, such as a {@link Mark} names. */
    public JournalEntry entry(long sequence) {
        return new Journal(view.get().store()).entry(sequence);
    }

    /** An order as it is sent, with what became of it. */
    public OrderView order(long sequence, JournalEntry order) {
        return new Journal(view.get().store())
                .order(sequence, order)
                .orElseThrow(() -> new IllegalArgumentException("entry " + sequence + " is no order"));
    }

    /** Where the order at this sequence is settled, as far as the hub has told. */
    public Settlement settlement(long sequence, JournalEntry order) {
        return mark(sequence).orElseGet(() -> Mark.of(order)).settledBy(sequence, hub());
    }

    /** What became of the order at this sequence; empty while nothing did. */
    public Optional<Mark> mark(long sequence) {
        return new Journal(view.get().store()).mark(sequence);
    }

    /** What became of the order with this id; empty while nothing did, and when there is none. */
    public Optional<Mark> mark(UUID id) {
        var journal = new Journal(view.get().store());
        var sequence = journal.sequenceOf(id);
        return sequence == 0 ? Optional.empty() : journal.mark(sequence);
    }

    /** Whether the order at this sequence was voided. */
    public boolean isVoided(long sequence) {
        return mark(sequence).filter(Mark::isVoided).isPresent();
    }

    /** The event that is served; all zero before the first catalog. Does not block. */
    public UUID event() {
        return view.get().state().counters().event();
    }

    /** Takes the stock of one SKU, or of one pickup slot; false ends the reading. */
    @FunctionalInterface
    public interface StockReader {
        boolean read(String sku, StockTerms stock);
    }

    /** The stock of an event, by SKU; also of what is no longer in the catalog. Pickups begin with {@code pickup/}. */
    public void stock(UUID event, StockReader reader) {
        var prefix = UuidBytes.of(event);
        new Walk(view.get().store(), LedgerTables.STOCK)
                .up(prefix, prefix, (key, value) -> reader.read(LedgerTables.skuOf(key), StockTerms.decode(value)));
    }

    /** The epoch of the ledger that this one was restored from; 0 when it was not. Blocks. */
    public long restoredEpoch() {
        var epoch = view.get().store().get(LedgerTables.META, LedgerTables.restoredEpoch());
        return epoch == null ? 0 : LedgerTables.number(epoch);
    }

    /** All of it as it is now. The caller closes it. */
    public LedgerSnapshot snapshot() {
        return new LedgerSnapshot(view.get().store().snapshot());
    }
}
