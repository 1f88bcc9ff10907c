package dev.flightcase.uplink.wire;

import dev.flightcase.contract.commerce.Order;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** The CRC-32C of a batch, over the bytes that {@code commerce.proto} names and in their order. */
final class BatchChecksum {
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    void begin(String node, long epoch, long first) {
        crc.reset();
        crc.update(node.getBytes(StandardCharsets.UTF_8));
        crc.update(number.clear().putLong(epoch).flip());
        crc.update(number.clear().putLong(first).flip());
    }

    void add(Order order) {
        crc.update(order.getId().asReadOnlyByteBuffer());
        crc.update(order.getHash().asReadOnlyByteBuffer());
        crc.update(number.clear().putInt(order.getRecord().size()).flip());
        crc.update(order.getRecord().asReadOnlyByteBuffer());
    }

    /** As a fixed32 field takes it. */
    int value() {
        return (int) crc.getValue();
    }
}
