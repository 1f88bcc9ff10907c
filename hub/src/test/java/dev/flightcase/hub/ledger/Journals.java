package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.PaymentToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** Journals of made-up nodes, written independently of what reads them. */
public final class Journals {
    private Journals() {}

    public static String topic(String node) {
        return "flightcase/v1/tour/" + node + "/orders";
    }

    /** The entry of this node at this place, always the same. */
    public static Order order(String node, long sequence) {
        return order(id(node, sequence), sequence, "pin");
    }

    /** @param what is sold: another one makes another hash */
    public static Order order(UUID id, long number, String what) {
        var record = utf8("{\"id\":\"" + id + "\",\"number\":" + number
                + ",\"kind\":\"order\",\"at\":\"2026-11-22T09:00:00.123Z\","
                + "\"event\":\"0192aaaa-0000-7000-8000-000000000001\",\"total\":{\"amount\":1250,\"currency\":\"EUR\"},"
                + "\"lines\":[{\"sku\":\"" + what + "\"}]}");
        return Order.newBuilder()
                .setId(bytes(id))
                .setHash(sha256(record))
                .setKind(Order.Kind.ORDER)
                .setNumber(number)
                .setRecord(record)
                .build();
    }

    public static UUID id(String node, long sequence) {
        return new UUID(
                0x0192_0000_0000_7000L + sequence, 0x8000_0000_0000_0000L | Integer.toUnsignedLong(node.hashCode()));
    }

    public static PaymentToken token(int tender) {
        return PaymentToken.newBuilder()
                .setTender(tender)
                .setProvider("pay")
                .setScope("one order")
                .setExpiresAt(1_800_000_000_000L)
                .setSealed(utf8("sealed"))
                .setKeyId(7)
                .build();
    }

    /** The entries {@code first} to {@code last} of the node's journal. */
    public static OrderBatch run(String node, long epoch, long first, long last) {
        var orders = new ArrayList<Order>();
        for (long sequence = first; sequence <= last; sequence++) {
            orders.add(order(node, sequence));
        }
        return batch(node, epoch, first, orders);
    }

    public static OrderBatch batch(String node, long epoch, long first, List<Order> orders) {
        var batch = OrderBatch.newBuilder()
                .setNode(node)
                .setEpoch(epoch)
                .setFirst(first)
                .addAllOrders(orders);
        return batch.setCrc(crc(batch.build())).build();
    }

    /** As the worker gets it from {@link BatchDecoder}. */
    public static Batch decoded(OrderBatch batch) {
        return switch (BatchDecoder.decode(topic(batch.getNode()), "identity", batch.toByteString())) {
            case Decoded.Sound(var sound) -> sound;
            case Decoded.Dead(var letter) -> throw new AssertionError(letter.reason());
        };
    }

    public static ByteString deflated(ByteString plain) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(plain.toByteArray());
        deflater.finish();
        var out = new byte[plain.size() + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return ByteString.copyFrom(out, 0, length);
    }

    public static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static ByteString utf8(String text) {
        return ByteString.copyFrom(text, StandardCharsets.UTF_8);
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static int crc(OrderBatch batch) {
        var crc = new CRC32C();
        crc.update(batch.getNode().getBytes(StandardCharsets.UTF_8));
        crc.update(ByteBuffer.allocate(8).putLong(batch.getEpoch()).array());
        crc.update(ByteBuffer.allocate(8).putLong(batch.getFirst()).array());
        for (var order : batch.getOrdersList()) {
            crc.update(order.getId().toByteArray());
            crc.update(order.getHash().toByteArray());
            crc.update(ByteBuffer.allocate(4).putInt(order.getRecord().size()).array());
            crc.update(order.getRecord().toByteArray());
        }
        return (int) crc.getValue();
    }
}
