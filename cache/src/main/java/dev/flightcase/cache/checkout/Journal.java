package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreReads;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Walk;
import dev.flightcase.cache.payment.SealedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the journal on disk, from any thread that may block; made for each use. */
final class Journal {
    private final StoreReads store;
    private @Nullable HubStanding hub;

    Journal(StoreReads store) {
        this.store = store;
    }

    /** Takes one entry; false ends the reading. */
    @FunctionalInterface
    interface Reader {
        boolean read(long sequence, JournalEntry entry);
    }

    /** @throws StoreException of kind {@code CORRUPTED} when it is not there: whoever asks has seen its number */
    JournalEntry entry(long sequence) {
        var bytes = store.get(LedgerTables.JOURNAL, LedgerTables.number(sequence));
        if (bytes == null) {
            throw new StoreException(Kind.CORRUPTED, "entry " + sequence + " of the journal is missing", null);
        }
        return JournalEntry.decode(bytes);
    }

    /** 0 when there is no such entry. */
    long sequenceOf(UUID id) {
        var bytes = store.get(LedgerTables.IDS, UuidBytes.of(id));
        return bytes == null ? 0 : LedgerTables.number(bytes);
    }

    /** Empty while nothing became of the order. */
    Optional<Mark> mark(long sequence) {
        return Optional.ofNullable(store.get(LedgerTables.MARKS, LedgerTables.number(sequence)))
                .map(Mark::decode);
    }

    /** As it is now; empty when this entry is no order. */
    Optional<OrderView> order(long sequence, JournalEntry entry) {
        if (!entry.kind().isOrder()) {
            return Optional.empty();
        }
        var mark = mark(sequence).orElseGet(() -> Mark.of(entry));
        return Optional.of(OrderText.view(entry, mark, mark.settledBy(sequence, hub())));
    }

    /** What the hub had when it was first asked for. */
    HubStanding hub() {
        var known = hub;
        if (known == null) {
            known = HubStanding.read(store);
            hub = known;
        }
        return known;
    }

    /** Payment tokens of an order that nobody used yet. */
    List<StoredToken> tokens(long sequence) {
        var tokens = new ArrayList<StoredToken>();
        var prefix = LedgerTables.number(sequence);
        store.scan(
                LedgerTables.TOKENS,
                prefix,
                prefix,
                (key, value) -> SealedToken.decode(TokenRow.decode(value).sealed())
                        .map(kept -> tokens.add(new StoredToken(LedgerTables.tenderOf(key), kept)))
                        .orElse(true));
        return tokens;
    }

    /** Upwards from the one after {@code after}, in steps; the reader may take its time. */
    void forward(long after, Reader reader) {
        new Walk(store, LedgerTables.JOURNAL)
                .up(
                        LedgerTables.ANY,
                        LedgerTables.number(after + 1),
                        (key, value) -> reader.read(LedgerTables.number(key), JournalEntry.decode(value)));
    }

    /** Downwards from the one before {@code before}. */
    void backward(long before, Reader reader) {
        store.scanDown(
                LedgerTables.JOURNAL,
                LedgerTables.ANY,
                LedgerTables.number(before),
                (key, value) -> reader.read(LedgerTables.number(key), JournalEntry.decode(value)));
    }
}
