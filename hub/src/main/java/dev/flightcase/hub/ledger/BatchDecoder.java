package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.OrderBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** From bytes on an orders topic to a {@link Batch}. Pure; costs at most 1 MiB and the time to hash it. */
public final class BatchDecoder {
    /** commerce.proto, at the top. */
    static final int WIRE_BYTES_MAX = 64 * 1024;

    /** commerce.proto, at the top. */
    static final int INFLATED_BYTES_MAX = 1024 * 1024;

    private static final int HASH_LENGTH = 32;
    private static final String IDENTITY = "identity";
    private static final String DEFLATE = "deflate";

    private BatchDecoder() {}

    /** @param encoding the user property of that name; {@code "identity"} where there is none */
    public static Decoded decode(String topic, String encoding, ByteString payload) {
        var from = NodeTopic.ofOrders(topic);
        if (from.isEmpty()) {
            return dead(topic, payload, "the topic's group or node is not plain ASCII of at most 64");
        }
        if (payload.size() > WIRE_BYTES_MAX) {
            return dead(topic, payload, payload.size() + " bytes; at most " + WIRE_BYTES_MAX);
        }
        ByteString plain = payload;
        if (encoding.equals(DEFLATE)) {
            var inflated = Inflated.of(payload, INFLATED_BYTES_MAX);
            if (inflated.isEmpty()) {
                return dead(topic, payload, "no deflate stream of at most " + INFLATED_BYTES_MAX + " bytes");
            }
            plain = inflated.get();
        } else if (!encoding.equals(IDENTITY)) {
            return dead(topic, payload, "the encoding is neither identity nor deflate");
        }
        OrderBatch message;
        try {
            message = OrderBatch.parseFrom(plain);
        } catch (InvalidProtocolBufferException _) {
            return dead(topic, payload, "no OrderBatch");
        }
        var wrong = wrong(from.get(), message);
        return wrong.isEmpty() ? new Decoded.Sound(batch(from.get(), message)) : dead(topic, payload, wrong);
    }

    /** Why nothing of this batch can be attributed; empty if it can. */
    private static String wrong(NodeTopic from, OrderBatch message) {
        int count = message.getOrdersCount();
        if (!message.getNode().equals(from.node())) {
            return "the batch names another node than its topic";
        }
        if (message.getEpoch() == 0) {
            return "epoch is 0";
        }
        if (count == 0 || count > Batch.ENTRIES_MAX) {
            return count + " entries; 1 to " + Batch.ENTRIES_MAX;
        }
        if (message.getFirst() < 1 || message.getFirst() > Long.MAX_VALUE - Batch.ENTRIES_MAX) {
            return "first is " + Long.toUnsignedString(message.getFirst()) + "; must be at least 1 and below 2^63";
        }
        return BatchCrc.of(message) == message.getCrc() ? "" : "the checksum is wrong";
    }

    private static Batch batch(NodeTopic from, OrderBatch message) {
        var entries = new ArrayList<Entry>(message.getOrdersCount());
        var unsound = new ArrayList<Unsound>();
        for (int i = 0; i < message.getOrdersCount(); i++) {
            switch (EntryCheck.check(message.getFirst() + i, message.getOrders(i))) {
                case EntryCheck.Passed(var entry) -> entries.add(entry);
                case EntryCheck.Failed(var failed) -> unsound.add(failed);
            }
        }
        var range = new Range(message.getFirst(), message.getFirst() + message.getOrdersCount() - 1);
        var before = message.getBefore().size() == HASH_LENGTH ? message.getBefore() : ByteString.EMPTY;
        return new Batch(from, message.getEpoch(), range, before, entries, unsound);
    }

    private static Decoded dead(String topic, ByteString payload, String reason) {
        return new Decoded.Dead(new DeadLetter(plain(topic), reason, payload));
    }

    /** A broker may hand on names of any length. */
    private static String plain(String topic) {
        var bytes = topic.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= 400 ? topic : topic.substring(0, 100) + "…";
    }
}
