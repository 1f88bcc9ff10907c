package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * One entry of the journal on disk: the record that its hash is over, and what is asked of it often.
 *
 * <p>{@code record} is a JSON object that never changes, {@code previous} (the hash of the entry before in its chain)
 * its last member; {@code hash} is the SHA-256 of exactly those bytes, so the entries of a chain hang together.
 *
 * @param settlement where it was settled when it was written; later news is in its {@link Mark}
 * @param number in its chain
 */
public record JournalEntry(EntryKind kind, Settlement settlement, UUID id, long number, Bytes hash, Bytes record) {
    private static final int HEAD_BYTES = 2 + UuidBytes.LENGTH + Long.BYTES + Sha256.BYTES;

    static JournalEntry of(EntryKind kind, Settlement settlement, UUID id, long number, byte[] record) {
        return new JournalEntry(kind, settlement, id, number, Bytes.owning(Sha256.of(record)), Bytes.owning(record));
    }

    byte[] encode() {
        var out = ByteBuffer.allocate(HEAD_BYTES + record.length())
                .put(kind.code())
                .put(settlement.code());
        return UuidBytes.put(out, id)
                .putLong(number)
                .put(hash.buffer())
                .put(record.buffer())
                .array();
    }

    static JournalEntry decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var kind = EntryKind.of(in.get());
        var settlement = Settlement.of(in.get());
        var id = UuidBytes.get(in);
        var number = in.getLong();
        var hash = new byte[Sha256.BYTES];
        in.get(hash);
        var record = new byte[in.remaining()];
        in.get(record);
        return new JournalEntry(kind, settlement, id, number, Bytes.owning(hash), Bytes.owning(record));
    }

    static String base64(Bytes hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toArray());
    }
}
