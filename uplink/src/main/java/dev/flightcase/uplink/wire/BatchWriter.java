package dev.flightcase.uplink.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.PaymentToken;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.SealedPayment;
import org.jspecify.annotations.Nullable;

/**
 * Fills one batch after the other with entries, each compressed as it comes, until the next one might not fit.
 *
 * <p>What an entry will take once compressed is not known before, so it is counted as if it did not compress at all; when that
 * does not fit, what the compressor holds back is flushed, which tells what the entries so far really take. That costs about ten
 * flushes for a full batch, and each entry is compressed once. Reused, so that a drain allocates payloads and little else. Owned
 * by one thread; closed by it.
 */
public final class BatchWriter implements AutoCloseable {
    /** Entries of one batch; {@code commerce.proto}. */
    public static final int ENTRIES_MAX = 1024;

    /** Leaves room for topic, properties and header, so that the whole packet stays within 64 KiB. */
    static final int PAYLOAD_BYTES_MAX = Encoding.WIRE_BYTES_MAX - 1024;

    /** The checksum, field 5: a tag of one byte and four bytes. */
    private static final int TRAILER_BYTES = 5;

    private static final int HEAD_BYTES_MAX = 128;

    private final String node;
    private final DeflatedMessage message = new DeflatedMessage(PAYLOAD_BYTES_MAX);
    private final BatchChecksum checksum = new BatchChecksum();
    private long first;
    private int entries;
    private int refused;

    /** What became of an entry that was to be added. */
    public enum Added {
        YES,
        /** It is for the next batch. */
        NO_ROOM,
        /** Not even a batch of its own would have room for it. */
        TOO_LARGE
    }

    public BatchWriter(String node) {
        this.node = node;
    }

    /**
     * Forgets what was begun before.
     *
     * @param before hash of the entry before the first; null where there is none
     */
    public void begin(long epoch, long firstSequence, @Nullable Bytes before) {
        first = firstSequence;
        entries = 0;
        refused = 0;
        checksum.begin(node, epoch, firstSequence);
        message.begin();
        message.append(OrderBatch.newBuilder()
                .setNode(node)
                .setEpoch(epoch)
                .setFirst(firstSequence)
                .setBefore(before == null ? ByteString.EMPTY : UnsafeByteOperations.unsafeWrap(before.buffer()))
                .build());
    }

    public boolean isEmpty() {
        return entries == 0;
    }

    /** The entry that follows the one before. */
    public Added add(OutboxEntry entry) {
        if (entry.record().length() > OutboxEntry.RECORD_BYTES_MAX) {
            return Added.TOO_LARGE;
        }
        var order = order(entry, UnsafeByteOperations.unsafeWrap(entry.record().buffer()));
        if (entries == ENTRIES_MAX || !message.hasRoomInflated(order, TRAILER_BYTES)) {
            return Added.NO_ROOM;
        }
        if (message.hasRoom(order, TRAILER_BYTES)) {
            append(order);
            return Added.YES;
        }
        if (!isEmpty()) {
            return Added.NO_ROOM;
        }
        if (!message.compressesInto(order, PAYLOAD_BYTES_MAX - HEAD_BYTES_MAX - TRAILER_BYTES)) {
            return Added.TOO_LARGE;
        }
        append(order);
        return Added.YES;
    }

    /**
     * The same without its record: to the hub it is malformed, so it goes into quarantine there, is listed as
     * rejected, and the mark passes it. So no entry ever holds up those that follow. Only when {@link #add} finds it too large.
     */
    public void addWithoutRecord(OutboxEntry entry) {
        append(order(entry, ByteString.EMPTY).toBuilder().clearTokens().build());
        refused++;
    }

    /** The batch; at least one entry was added. */
    public EncodedBatch finish() {
        message.append(OrderBatch.newBuilder().setCrc(checksum.value()).build());
        return new EncodedBatch(first, first + entries - 1, refused, message.finish());
    }

    @Override
    public void close() {
        message.close();
    }

    private void append(Order order) {
        message.append(OrderBatch.ORDERS_FIELD_NUMBER, order);
        checksum.add(order);
        entries++;
    }

    private static Order order(OutboxEntry entry, ByteString record) {
        var order = Order.newBuilder()
                .setId(Malformed.bytes(entry.id()))
                .setHash(UnsafeByteOperations.unsafeWrap(entry.hash().buffer()))
                .setKind(kind(entry))
                .setNumber(entry.number())
                .setRecord(record);
        entry.tokens().forEach(token -> order.addTokens(token(token)));
        return order.build();
    }

    private static PaymentToken token(SealedPayment token) {
        return PaymentToken.newBuilder()
                .setTender(token.tender())
                .setProvider(token.provider())
                .setScope(token.scope())
                .setExpiresAt(token.expires().toEpochMilli())
                .setSealed(UnsafeByteOperations.unsafeWrap(token.sealed().buffer()))
                .setKeyId(token.keyId())
                .build();
    }

    private static Order.Kind kind(OutboxEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> Order.Kind.ORDER;
            case TRAINING_ORDER -> Order.Kind.TRAINING_ORDER;
            case VOID -> Order.Kind.VOID;
            case ADJUSTMENT -> Order.Kind.ADJUSTMENT;
            case GRANTS -> Order.Kind.GRANTS;
            case EVENT -> Order.Kind.EVENT;
            case CASH_COUNT -> Order.Kind.CASH_COUNT;
            case HAND_OVER -> Order.Kind.HAND_OVER;
            case PRODUCT_EDIT -> Order.Kind.PRODUCT_EDIT;
        };
    }
}
