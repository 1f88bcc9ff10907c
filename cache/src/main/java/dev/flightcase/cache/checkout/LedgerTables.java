package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Table;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * How the ledger lies on disk; numbers are big-endian, so that keys sort by them.
 *
 * <ul>
 *   <li>{@code meta}: {@code counters} and {@code boot}
 *   <li>{@code stock}: event id, SKU -> {@link StockRow}
 *   <li>{@code orders}: number -> {@link StoredOrder}; one journal for the node, over all its events
 *   <li>{@code order-ids}: order id -> number
 *   <li>{@code keys}: idempotency key -> {@link KeyRecord}; without the event, so that a retry after the next event has
 *       begun still finds its first answer
 * </ul>
 */
final class LedgerTables {
    static final Table META = new Table("meta");
    static final Table STOCK = new Table("stock");
    static final Table ORDERS = new Table("orders");
    static final Table ORDER_IDS = new Table("order-ids");
    static final Table KEYS = new Table("keys");
    static final List<Table> ALL = List.of(META, STOCK, ORDERS, ORDER_IDS, KEYS);

    private LedgerTables() {}

    static byte[] counters() {
        return ascii("counters");
    }

    static byte[] boot() {
        return ascii("boot");
    }

    /** Written to prove that the disk takes writes again. */
    static byte[] probe() {
        return ascii("probe");
    }

    static byte[] stock(UUID event, String sku) {
        var name = sku.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(UuidBytes.LENGTH + name.length)
                .put(UuidBytes.of(event))
                .put(name)
                .array();
    }

    static String skuOf(byte[] stockKey) {
        return new String(stockKey, UuidBytes.LENGTH, stockKey.length - UuidBytes.LENGTH, StandardCharsets.UTF_8);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static byte[] key(IdempotencyKey key) {
        return ascii(key.value());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
