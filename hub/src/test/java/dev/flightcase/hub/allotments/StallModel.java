package dev.flightcase.hub.allotments;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.hub.nodes.NodeKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A node's journal and stock as decision 0023 says them, written independently of both ends. */
public final class StallModel {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final String node;
    private final UUID event;
    private final List<Order> journal = new ArrayList<>();
    private final Map<String, Row> rows = new TreeMap<>();
    private long epoch;
    private long version;
    private long reports;
    private long ids;

    private static final class Row {
        private long epoch;
        private long base;
        private long units;
        private long held;
        private long sold;
        private long adjusted;
        private final List<UUID> orders = new ArrayList<>();

        long granted() {
            return Math.max(base + units + adjusted, held + sold);
        }
    }

    public StallModel(String node, long epoch) {
        this.node = node;
        this.epoch = epoch;
        this.event = new UUID(0x0192_0000_0000_7000L, node.hashCode() | Long.MIN_VALUE);
    }

    public String node() {
        return node;
    }

    public long epoch() {
        return epoch;
    }

    /** Of what is in force. */
    public long version() {
        return version;
    }

    public NodeKey key() {
        return new NodeKey("tour", node);
    }

    public int entries() {
        return journal.size();
    }

    private Row row(String sku) {
        return rows.computeIfAbsent(sku, _ -> new Row());
    }

    /** As it comes from the hub: late, twice, of another epoch. */
    public void take(Allotments told) {
        if (told.getEpoch() != epoch || told.getVersion() <= version) {
            return;
        }
        var skus = new StringBuilder();
        for (var slice : told.getSlicesList()) {
            var row = row(slice.getSku());
            if (row.epoch == 0) {
                row.epoch = epoch;
            } else if (row.epoch != epoch) {
                row.epoch = epoch;
                row.base = Math.max(0, row.held + row.sold - row.adjusted);
            }
            row.units = slice.getUnits();
            skus.append(skus.isEmpty() ? "" : ",")
                    .append("{\"sku\":\"")
                    .append(slice.getSku())
                    .append("\",\"brought\":")
                    .append(row.base + row.units)
                    .append("}");
        }
        version = told.getVersion();
        write(Order.Kind.GRANTS, "\"allotments\":" + version + ",\"grants\":[" + skus + "]");
    }

    public long available(String sku) {
        var row = row(sku);
        return row.granted() - row.held - row.sold;
    }

    /** What it may sell and what it has sold. */
    public long reach(String sku) {
        return row(sku).granted();
    }

    public long sold(String sku) {
        return row(sku).sold;
    }

    public boolean sell(String sku, long units) {
        if (available(sku) < units) {
            return false;
        }
        sellAnyhow(sku, units);
        return true;
    }

    /** As a card that was rolled back does: it does not know what was sold. */
    public void sellAnyhow(String sku, long units) {
        row(sku).sold += units;
        row(sku).orders
                .add(write(
                        Order.Kind.ORDER,
                        "\"training\":false,\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":" + units + "}]"));
    }

    public void hold(String sku, long units) {
        if (available(sku) >= units) {
            row(sku).held += units;
        }
    }

    public void release(String sku) {
        row(sku).held = 0;
    }

    public void restock(String sku, long units) {
        row(sku).adjusted += units;
        write(
                Order.Kind.ADJUSTMENT,
                "\"sku\":\"" + sku + "\",\"adjustment\":\"restock\",\"granted_change\":" + units
                        + ",\"withdrawn_change\":0");
    }

    /** The last order that was not taken back; only orders of one unit. */
    public void takeBackOne(String sku) {
        var row = row(sku);
        if (!row.orders.isEmpty()) {
            row.sold -= 1;
            write(Order.Kind.VOID, "\"order\":\"" + row.orders.removeLast() + "\",\"training\":false");
        }
    }

    /** From its journal: all of it is there, and nothing of what was granted. */
    public void restored(long nextEpoch) {
        epoch = nextEpoch;
        version = 0;
        rows.values().forEach(row -> {
            row.held = 0;
            if (row.epoch != 0) {
                row.epoch = epoch;
                row.base = Math.max(0, row.sold - row.adjusted);
                row.units = 0;
            }
        });
    }

    public Heard report() {
        var less = new ArrayList<SkuUnits>();
        rows.forEach((sku, row) -> {
            long inForce = Math.max(row.units, row.held + row.sold - row.adjusted - row.base);
            if (row.epoch == epoch && inForce > row.units) {
                less.add(new SkuUnits(sku, inForce));
            }
        });
        return new Heard(
                key(),
                epoch,
                START.plusSeconds(++reports),
                version == 0 ? null : new Heard.Taken(event, version, less));
    }

    /** From place {@code first}, counted from 1. */
    public OrderBatch batch(int first, int count) {
        return Journals.batch(node, epoch, first, journal.subList(first - 1, Math.min(first - 1 + count, entries())));
    }

    private UUID write(Order.Kind kind, String members) {
        long number = journal.size() + 1L;
        var id = new UUID(0x0193_0000_0000_7000L + ++ids, node.hashCode() | Long.MIN_VALUE);
        var record = Journals.utf8("{\"id\":\"" + id + "\",\"number\":" + number
                + ",\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"" + event + "\"," + members + "}");
        journal.add(Order.newBuilder()
                .setId(ByteString.copyFrom(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()))
                .setHash(Journals.sha256(record))
                .setKind(kind)
                .setNumber(number)
                .setRecord(record)
                .build());
        return id;
    }

    /** The card as it was after so many entries is back; what was sold since is not known to it. */
    public void rolledBack(int toEntries, String sku, long soldBy) {
        while (journal.size() > toEntries) {
            journal.removeLast();
        }
        row(sku).sold = soldBy;
    }
}
