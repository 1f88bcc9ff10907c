package dev.flightcase.cache.checkout;

import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The journal as others read it: by cursor, one entry at a time, never loaded whole. An outbox is a cursor over it: nothing
 * is stored twice, and a stall without a hub has its orders there from the first one, should it be claimed later. Any
 * thread that may block.
 */
public final class JournalReads {
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
        return OrderText.view(order, mark(sequence).orElseGet(() -> Mark.of(order)));
    }

    /** What became of the order at this sequence; empty while nothing did. */
    public Optional<Mark> mark(long sequence) {
        return new Journal(view.get().store()).mark(sequence);
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
