package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal on disk: the record that its hash is over, and what is asked of it often.
 *
 * <p>{@code record} is a JSON object that never changes, {@code previous} (the hash of the entry before in its chain)
 * its last member; {@code hash} is the SHA-256 of exactly those bytes, so the entries of a chain hang together.
 *
 * @param settlement where it was settled when it was written; later news is in its {@link Mark}
 * @param number in its chain
 * @param keyed the request that made it, outside the record because nobody else has to know it: so that whoever rebuilds a
 *     ledger from its journal still answers a repeated request as before; null when it had no key
 */
public record JournalEntry(
        EntryKind kind,
        Settlement settlement,
        UUID id,
        long number,
        Bytes hash,
        Bytes record,
        @Nullable Keyed keyed) {
    private static final int HEAD_BYTES = 2 + UuidBytes.LENGTH + Long.BYTES + Sha256.BYTES + 1;

    static JournalEntry of(
            EntryKind kind, Settlement settlement, UUID id, long number, byte[] record, @Nullable Keyed keyed) {
        return new JournalEntry(
                kind, settlement, id, number, Bytes.owning(Sha256.of(record)), Bytes.owning(record), keyed);
    }

    /** As it lies on disk, here and on a mirror. */
    public byte[] encode() {
        var key = keyed == null ? new byte[0] : LedgerTables.key(keyed.key());
        var keyedBytes = keyed == null ? 0 : key.length + Sha256.BYTES;
        var out = ByteBuffer.allocate(HEAD_BYTES + keyedBytes + record.length())
                .put(kind.code())
                .put(settlement.code());
        UuidBytes.put(out, id).putLong(number).put(hash.buffer()).put((byte) key.length);
        if (keyed != null) {
            out.put(key).put(keyed.fingerprint().buffer());
        }
        return out.put(record.buffer()).array();
    }

    /** @throws IllegalArgumentException or {@link java.nio.BufferUnderflowException} when these are no entry's bytes */
    public static JournalEntry decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var kind = EntryKind.of(in.get());
        var settlement = Settlement.of(in.get());
        var id = UuidBytes.get(in);
        var number = in.getLong();
        var hash = new byte[Sha256.BYTES];
        in.get(hash);
        var keyed = keyed(in);
        var record = new byte[in.remaining()];
        in.get(record);
        return new JournalEntry(kind, settlement, id, number, Bytes.owning(hash), Bytes.owning(record), keyed);
    }

    private static @Nullable Keyed keyed(ByteBuffer in) {
        var key = new byte[Byte.toUnsignedInt(in.get())];
        if (key.length == 0) {
            return null;
        }
        in.get(key);
        var fingerprint = new byte[Sha256.BYTES];
        in.get(fingerprint);
        return new Keyed(new IdempotencyKey(new String(key, StandardCharsets.US_ASCII)), Bytes.owning(fingerprint));
    }

    static String base64(Bytes hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toArray());
    }
}
