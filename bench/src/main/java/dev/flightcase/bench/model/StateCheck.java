package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.LedgerReads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what can be seen of the ledger, and its rows on disk, with the model after each step. */
final class StateCheck {
    private static final List<String> STOCKED = Stream.concat(
                    Goods.ALL.stream().filter(goods -> !goods.isBundle()).map(Goods::sku),
                    Edition.PICKUPS.keySet().stream().map(id -> PlainStall.PICKUP + id))
            .toList();

    private final MemoryDisk disk;
    private @Nullable Edition servedBefore;
    private Map<String, Long> availableBefore = Map.of();
    private long revisionBefore;

    StateCheck(MemoryDisk disk) {
        this.disk = disk;
    }

    /** The units of one SKU on disk; see {@code StockRow}. */
    record Row(long brought, long adjusted, long granted, long held, long confirmed, long withdrawn) {
        long available() {
            return granted - held - confirmed - withdrawn;
        }
    }

    static Row row(MemoryDisk disk, UUID event, String sku) {
        var name = sku.getBytes(StandardCharsets.UTF_8);
        var key = ByteBuffer.allocate(16 + name.length)
                .putLong(event.getMostSignificantBits())
                .putLong(event.getLeastSignificantBits())
                .put(name);
        var bytes = disk.row("stock", key.array());
        var in = ByteBuffer.wrap(bytes == null ? new byte[6 * Long.BYTES] : bytes);
        return new Row(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** Nobody listens yet. */
    void restarted() {
        servedBefore = null;
    }

    /** On the ledger's thread. */
    void visibleIsDurable(LedgerReads reads) {
        var event = reads.event().event();
        for (var change : reads.changesSince(-1).available().entrySet()) {
            if (!Goods.of(change.getKey()).isBundle()) {
                Mismatch.same(
                        "visible of " + change.getKey() + " before it is durable",
                        row(disk, event, change.getKey()).available(),
                        change.getValue());
            }
        }
    }

    void after(PlainStall stall, RunningLedger ledger) {
        var reads = ledger.reads();
        Mismatch.same("event", stall.event, AnswerText.event(reads.event().event()));
        Mismatch.same("life", stall.life(), reads.event().life());
        stock(stall, reads);
        if (stall.event >= 0) {
            STOCKED.forEach(sku -> row(stall, sku));
        }
        Mismatch.same("live holds", stall.live().size(), disk.rows("holds"));
        var tokens = stall.orders.values().stream()
                .filter(order -> !order.voided())
                .mapToInt(PlainStall.Sold::tokens)
                .sum();
        Mismatch.same("payment tokens", tokens, disk.rows("tokens"));
        var pickups = stall.orders.values().stream().filter(PlainOffice::waits).count();
        Mismatch.same("hand-overs", pickups, (long) disk.rows("pickups"));
        changes(stall, ledger);
    }

    /** I1 and I2, and that it is what the model counts. */
    private void row(PlainStall stall, String sku) {
        var row = row(disk, Edition.id(stall.event), sku);
        var room = stall.room(sku);
        Mismatch.same(
                "stock of " + sku,
                new Row(
                        room.brought(),
                        room.adjusted(),
                        stall.granted(sku),
                        stall.held(sku),
                        stall.confirmed(sku),
                        room.withdrawn()),
                row);
        Mismatch.require(
                row.held >= 0 && row.confirmed >= 0 && row.withdrawn >= 0 && row.available() >= 0,
                "negative stock of " + sku + ": " + row);
    }

    private static void stock(PlainStall stall, LedgerReads reads) {
        for (var goods : Goods.ALL) {
            Mismatch.same("left of " + goods.sku(), stall.available(goods.sku()), reads.available(goods.sku()));
        }
    }

    /** What changed was told to listeners, and to those who ask since when. */
    private void changes(PlainStall stall, RunningLedger ledger) {
        var reads = ledger.reads();
        var told = ledger.told();
        var since = reads.changesSince(revisionBefore);
        var available = new LinkedHashMap<String, Long>();
        var changed = new ArrayList<String>();
        for (var goods : Goods.ALL) {
            var sku = goods.sku();
            available.put(sku, stall.available(sku));
            if (wasServed(stall, sku) && stall.available(sku) != availableBefore.getOrDefault(sku, 0L)) {
                changed.add(sku);
            }
        }
        Mismatch.require(reads.revision() >= revisionBefore, "the revision fell to " + reads.revision());
        for (var sku : changed) {
            Mismatch.require(reads.revision() > revisionBefore, "the revision stayed, but not " + sku);
            Mismatch.require(told.contains(sku), "no listener heard of " + sku + ", only of " + told);
            Mismatch.require(
                    available.getOrDefault(sku, 0L).equals(since.available().get(sku)),
                    sku + " is not among the changes since " + revisionBefore + ": " + since);
        }
        servedBefore = stall.serving;
        availableBefore = available;
        revisionBefore = reads.revision();
    }

    private boolean wasServed(PlainStall stall, String sku) {
        return servedBefore != null
                && stall.serving != null
                && servedBefore.event() == stall.serving.event()
                && servedBefore.item(sku) != null
                && stall.serving.item(sku) != null;
    }
}
