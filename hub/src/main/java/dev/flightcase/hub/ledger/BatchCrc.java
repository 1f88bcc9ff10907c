package dev.flightcase.hub.ledger;

import dev.flightcase.contract.commerce.OrderBatch;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checksum of a batch, as commerce.proto defines it. */
final class BatchCrc {
    private BatchCrc() {}

    static int of(OrderBatch batch) {
        var crc = new CRC32C();
        crc.update(batch.getNodeBytes().asReadOnlyByteBuffer());
        crc.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(batch.getEpoch())
                .putLong(batch.getFirst())
                .flip());
        var length = ByteBuffer.allocate(Integer.BYTES);
        for (var order : batch.getOrdersList()) {
            crc.update(order.getId().asReadOnlyByteBuffer());
            crc.update(order.getHash().asReadOnlyByteBuffer());
            crc.update(length.clear().putInt(order.getRecord().size()).flip());
            crc.update(order.getRecord().asReadOnlyByteBuffer());
        }
        return (int) crc.getValue();
    }
}
