package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedOrder;
import org.jspecify.annotations.Nullable;

/** Looks at the journal, entry by entry. */
interface JournalCheck {
    /**
     * An entry.
     *
     * @param entry null when its bytes make no sense
     * @param recorded null when its record makes no sense
     * @param order of a void, the order that was taken back; null when there is no such order
     */
    record Seen(
            long sequence,
            @Nullable JournalEntry entry,
            @Nullable RecordedEntry recorded,
            @Nullable RecordedOrder order) {
        /** As people find it again. */
        String name() {
            return entry == null
                    ? "entry " + sequence
                    : "entry " + sequence + " (" + entry.kind().wire() + " " + entry.number() + ")";
        }
    }

    void see(Seen seen);

    /** After the last entry. */
    default void end(LedgerSnapshot.Heads heads) {}
}
