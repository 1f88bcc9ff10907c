package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.nio.BufferUnderflowException;

/** Checks a journal that comes from elsewhere, entry by entry from the first: sequence, numbers, hashes, chains. */
public final class JournalProof {
    private Counters counters = Counters.none();

    /** An entry with what its record says. */
    public record Proven(JournalEntry entry, RecordedEntry recorded) {}

    /** @throws StoreException of kind {@code CORRUPTED} when this cannot be the next entry; the message says why */
    public Proven next(long sequence, Bytes bytes) {
        var entry = decode(sequence, bytes);
        var recorded = RecordedEntryReader.read(entry);
        var stamp = recorded.stamp();
        var before = counters.last(entry.kind().chain());
        if (sequence != counters.sequence() + 1 || stamp.sequence() != sequence) {
            throw wrong(sequence, "does not follow entry " + counters.sequence());
        }
        if (!Bytes.owning(Sha256.of(entry.record().toArray())).equals(entry.hash())) {
            throw wrong(sequence, "was changed: its hash is not that of its record");
        }
        if (!stamp.id().equals(entry.id())
                || stamp.number() != entry.number()
                || entry.number() != before.number() + 1
                || !stamp.previous().equals(JournalEntry.base64(before.hash()))) {
            throw wrong(sequence, "does not hang together with the one before it in its chain");
        }
        counters = counters.with(entry.kind().chain(), entry.hash());
        return new Proven(entry, recorded);
    }

    Counters counters() {
        return counters;
    }

    private static JournalEntry decode(long sequence, Bytes bytes) {
        try {
            return JournalEntry.decode(bytes.toArray());
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new StoreException(Kind.CORRUPTED, "entry " + sequence + " makes no sense", e);
        }
    }

    private static StoreException wrong(long sequence, String how) {
        return new StoreException(Kind.CORRUPTED, "entry " + sequence + " " + how, null);
    }
}
