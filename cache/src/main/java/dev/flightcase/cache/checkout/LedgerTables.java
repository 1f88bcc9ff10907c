package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Table;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger lies on disk; numbers are big-endian, so that keys sort by them. The journal is the source: stock, marks
 * and ids follow from it and are written in the same batch.
 *
 * <ul>
 *   <li>{@code meta}: {@code counters}, {@code boot}, {@code epoch}, the key of hold tokens, each event's life, how far it was
 *       {@code restored}, and what the hub has: {@code hub-mark}, {@code hub-rejected}
 *   <li>{@code journal}: sequence -> {@link JournalEntry}; one for the node, over all its events
 *   <li>{@code ids}: id of an entry -> sequence
 *   <li>{@code marks}: sequence of an order -> {@link Mark}, once something became of it
 *   <li>{@code stock}: event id, SKU -> {@link StockRow}
 *   <li>{@code holds}: id -> {@link HoldRow} of live holds, read whole at start
 *   <li>{@code holds-ended}: id -> {@link HoldRow} of the others
 *   <li>{@code keys}: idempotency key -> {@link KeyRecord}; without the event, so that a retry after the next event has
 *       begun still finds its first answer
 *   <li>{@code tokens}: sequence of an order, number of the tender -> its payment token, sealed
 *   <li>{@code allotments}: event id, SKU -> {@link AllotmentRow}, where the hub grants units
 *   <li>{@code pickups}: event id, pickup slot, sequence -> nothing: what waits to be handed over
 * </ul>
 */
final class LedgerTables {
    static final Table META = new Table("meta");
    static final Table JOURNAL = new Table("journal");
    static final Table IDS = new Table("ids");
    static final Table MARKS = new Table("marks");
    static final Table STOCK = new Table("stock");
    static final Table HOLDS = new Table("holds");
    static final Table HOLDS_ENDED = new Table("holds-ended");
    static final Table KEYS = new Table("keys");
    static final Table TOKENS = new Table("tokens");
    static final Table PICKUPS = new Table("pickups");
    static final Table ALLOTMENTS = new Table("allotments");

    static final List<Table> ALL =
            List.of(META, JOURNAL, IDS, MARKS, STOCK, HOLDS, HOLDS_ENDED, KEYS, TOKENS, PICKUPS, ALLOTMENTS);

    static final byte[] ANY = {};

    private LedgerTables() {}

    static byte[] counters() {
        return ascii("counters");
    }

    static byte[] boot() {
        return ascii("boot");
    }

    /** Tells this database from one that was restored or made anew. */
    static byte[] epoch() {
        return ascii("epoch");
    }

    /** The last sequence that came from a mirror; not there in a ledger that was never restored. */
    static byte[] restored() {
        return ascii("restored");
    }

    /** The epoch of the ledger that was restored. */
    static byte[] restoredEpoch() {
        return ascii("restored-epoch");
    }

    /** See {@link HubStanding}; not there before the first receipt. */
    static byte[] hubMark() {
        return ascii("hub-mark");
    }

    static byte[] hubRejected() {
        return ascii("hub-rejected");
    }

    static byte[] holdKey() {
        return ascii("hold-key");
    }

    static byte[] life(UUID event) {
        return ascii("life/" + event);
    }

    /** Which allotments of an event are in force. */
    static byte[] allotments(UUID event) {
        return ascii("allotments/" + event);
    }

    /** Written to prove that the disk takes writes again. */
    static byte[] probe() {
        return ascii("probe");
    }

    static byte[] stock(UUID event, String sku) {
        var name = sku.getBytes(StandardCharsets.UTF_8);
        return UuidBytes.put(ByteBuffer.allocate(UuidBytes.LENGTH + name.length), event)
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

    static byte[] token(long sequence, int tender) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(sequence)
                .putInt(tender)
                .array();
    }

    static int tenderOf(byte[] tokenKey) {
        return ByteBuffer.wrap(tokenKey).position(Long.BYTES).getInt();
    }

    /** What {@link #pickup} starts with; without a slot, of all slots. */
    static byte[] pickups(UUID event, @Nullable String slot) {
        var name = slot == null ? ANY : (slot + "\0").getBytes(StandardCharsets.UTF_8);
        return UuidBytes.put(ByteBuffer.allocate(UuidBytes.LENGTH + name.length), event)
                .put(name)
                .array();
    }

    static byte[] pickup(UUID event, String slot, long sequence) {
        var prefix = pickups(event, slot);
        return ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(sequence)
                .array();
    }

    static long sequenceOf(byte[] pickupKey) {
        return ByteBuffer.wrap(pickupKey).getLong(pickupKey.length - Long.BYTES);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
