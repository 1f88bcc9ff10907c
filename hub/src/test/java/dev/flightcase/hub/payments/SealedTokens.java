package dev.flightcase.hub.payments;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.PaymentToken;
import dev.flightcase.hub.ledger.Journals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/** Orders of made-up nodes that are paid by card or wallet, and what takes them back. */
public final class SealedTokens {
    public static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private final byte[] hubKey;

    /** @param hubKey 32 raw bytes */
    public SealedTokens(byte[] hubKey) {
        this.hubKey = hubKey.clone();
    }

    public PaymentToken seal(UUID order, int tender, String token, Instant expires) {
        var hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        try {
            var additional = ByteBuffer.allocate(20)
                    .putLong(order.getMostSignificantBits())
                    .putLong(order.getLeastSignificantBits())
                    .putInt(tender)
                    .array();
            var sealed = hpke.seal(
                    hpke.deserializePublicKey(hubKey),
                    "flightcase payment token 1".getBytes(StandardCharsets.US_ASCII),
                    additional,
                    token.getBytes(StandardCharsets.US_ASCII),
                    null,
                    null,
                    null);
            return PaymentToken.newBuilder()
                    .setTender(tender)
                    .setProvider("pay")
                    .setScope("stall-1")
                    .setExpiresAt(expires.toEpochMilli())
                    .setSealed(ByteString.copyFrom(sealed[1]).concat(ByteString.copyFrom(sealed[0])))
                    .setKeyId(Journals.sha256(ByteString.copyFrom(hubKey))
                            .asReadOnlyByteBuffer()
                            .getLong())
                    .build();
        } catch (InvalidCipherTextException e) {
            throw new AssertionError(e);
        }
    }

    /** The order of this node at this place, paid by one token. */
    public Order paid(String node, long sequence, String token, Instant expires) {
        var id = Journals.id(node, sequence);
        return order(id, sequence, Order.Kind.ORDER).toBuilder()
                .addTokens(seal(id, 0, token, expires))
                .build();
    }

    public Order training(String node, long sequence, String token) {
        var id = Journals.id(node, sequence);
        return order(id, sequence, Order.Kind.TRAINING_ORDER).toBuilder()
                .addTokens(seal(id, 0, token, LATE))
                .build();
    }

    /** Takes the order back that the node has at that place. */
    public static Order voids(String node, long sequence, long order) {
        var id = Journals.id(node, sequence);
        var record = Journals.utf8("{\"id\":\"" + id + "\",\"number\":1,\"kind\":\"void\",\"order\":\""
                + Journals.id(node, order) + "\",\"reason\":\"wrong size\"}");
        return Order.newBuilder()
                .setId(bytes(id))
                .setHash(Journals.sha256(record))
                .setKind(Order.Kind.VOID)
                .setNumber(1)
                .setRecord(record)
                .build();
    }

    private static Order order(UUID id, long number, Order.Kind kind) {
        var record = Journals.utf8("{\"id\":\"" + id + "\",\"number\":" + number
                + ",\"at\":\"2026-11-22T09:00:00.123Z\",\"total\":{\"amount\":1250,\"currency\":\"EUR\"},"
                + "\"tenders\":[{\"kind\":\"payment-token\",\"amount\":{\"amount\":1250,\"currency\":\"EUR\"},"
                + "\"provider\":\"pay\",\"scope\":\"stall-1\"}]}");
        return Order.newBuilder()
                .setId(bytes(id))
                .setHash(Journals.sha256(record))
                .setKind(kind)
                .setNumber(number)
                .setRecord(record)
                .build();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }
}
