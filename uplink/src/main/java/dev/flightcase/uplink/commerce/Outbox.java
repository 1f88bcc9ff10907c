package dev.flightcase.uplink.commerce;

import java.time.Instant;
import java.util.Optional;

/**
 * The node's journal as the hub connection sees it: what is to be sent, in order, and how far the hub has it. Nothing is
 * stored twice and nothing is ever removed from here; {@link #done} is all that moves.
 *
 * <p>Called by the connection's thread alone, while others write the journal: every method has to be safe against that.
 * All but {@link #epoch}, {@link #last}, {@link #done} and {@link #paymentsThrough} may wait for the disk. What goes wrong
 * there is thrown; the connection logs it, waits and tries again, and until then nothing counts as done.
 */
public interface Outbox {
    /** Names this life of the journal; never 0. Changes with {@link #renewEpoch} only. Does not block. */
    long epoch();

    /** Sequence of the newest entry that is on disk; 0 before the first. Does not block. */
    long last();

    /**
     * Every entry up to and with this one is safe at the hub, in this epoch: the mark of the last {@link #settle}, or one
     * less than the last {@link #resendFrom}. 0 in a new epoch. Does not block.
     */
    long done();

    /** Number of the last payment result that is on disk, see {@link PaymentResult}; 0 for none. Does not block. */
    long paymentsThrough();

    /** Receipts that the hub issued before this instant are of a past that it has lost; {@link Instant#EPOCH} for none. */
    Instant receiptsSince();

    /**
     * Reads upwards from the entry behind {@code after}, without gaps, until the reader returns false or there are no more.
     * Entries are read one at a time, never loaded together. The reader does not block.
     */
    void forward(long after, Reader reader);

    /** Takes one entry; false ends the reading. */
    @FunctionalInterface
    interface Reader {
        boolean read(long sequence, OutboxEntry entry);
    }

    /**
     * Takes what the hub's ledger has. On disk when it returns, in one small write. The news is of this epoch, and its mark
     * is at least {@link #done} and at most {@link #last}. Payments up to {@link #paymentsThrough} may come again and are to
     * be skipped; rejected entries come again with every receipt.
     */
    void settle(ReceiptNews news);

    /**
     * The hub has lost what it had from {@code sequence} on, and asks for it again: {@link #done} falls to the one before,
     * if it is not there already, and {@link #receiptsSince} becomes {@code asked}. On disk when it returns.
     *
     * @param sequence at least 1
     * @param asked when the hub asked, by its clock
     */
    void resendFrom(long sequence, Instant asked);

    /**
     * This journal was rolled back: the hub knows more of it than it holds itself. Makes a new epoch, in which nothing is
     * done and nothing rejected yet; the hub tells what it already had by id and hash. On disk when it returns.
     *
     * @return the new epoch
     */
    long renewEpoch();

    /** When the entry at this sequence was written, by the node's clock; for people. Empty when that is not known. */
    default Optional<Instant> recordedAt(long sequence) {
        return Optional.empty();
    }
}
