package dev.flightcase.cache.checkout;

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

    /** Upwards from the one after {@code after}. Throws {@code StoreException}. */
    public void forward(long after, Reader reader) {
        new Journal(view.get().store()).forward(after, reader::read);
    }

    /** Whether the order at this sequence was voided. */
    public boolean isVoided(long sequence) {
        return new Journal(view.get().store())
                .mark(sequence)
                .filter(Mark::isVoided)
                .isPresent();
    }
}
