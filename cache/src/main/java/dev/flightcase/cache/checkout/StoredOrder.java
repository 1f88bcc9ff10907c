package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * An order on disk: its id, where it is settled, its hash, and the record that the hash is over.
 *
 * <p>{@code record} is a JSON object that never changes, {@code previous} (the hash of the order before) among its
 * members; {@code hash} is the SHA-256 of exactly those bytes, so the orders form a chain. The response is that object
 * with {@code state} and {@code settlement}, which may change, and {@code hash} added.
 */
record StoredOrder(UUID id, Settlement settlement, Bytes hash, Bytes record) {
    private static final int HEAD_BYTES = UuidBytes.LENGTH + 1 + Sha256.BYTES;

    static StoredOrder of(UUID id, Settlement settlement, byte[] record) {
        return new StoredOrder(id, settlement, Bytes.owning(Sha256.of(record)), Bytes.owning(record));
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEAD_BYTES + record.length())
                .put(UuidBytes.of(id))
                .put(settlement.code())
                .put(hash.buffer())
                .put(record.buffer())
                .array();
    }

    static StoredOrder decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var id = UuidBytes.get(in);
        var settlement = Settlement.of(in.get());
        var hash = new byte[Sha256.BYTES];
        in.get(hash);
        var record = new byte[in.remaining()];
        in.get(record);
        return new StoredOrder(id, settlement, Bytes.owning(hash), Bytes.owning(record));
    }

    OrderView view(long number, Settlement as) {
        return new OrderView(id, number, response(as));
    }

    Bytes response(Settlement as) {
        var head = utf8("{\"state\":\"acknowledged\",\"settlement\":\"" + as.wire() + "\",");
        var tail = utf8(",\"hash\":\"" + base64(hash) + "\"}");
        var inner = record.buffer();
        inner.position(1).limit(record.length() - 1);
        return Bytes.owning(ByteBuffer.allocate(head.length + inner.remaining() + tail.length)
                .put(head)
                .put(inner)
                .put(tail)
                .array());
    }

    static String base64(Bytes hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
