package dev.flightcase.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Visits many rows in steps. A database can not be closed while it is scanned, and the ledger closes its own after a failed
 * write, so a long scan would keep the stall from selling again. Here the visitor runs between two short scans, and may
 * take as long as it likes. Rows that are written meanwhile may be visited or not, unless it walks a snapshot.
 */
public final class Walk {
    /** A few milliseconds on a slow card. */
    private static final int STEP_ROWS = 256;

    private static final int STEP_BYTES = 256 << 10;

    private final StoreReads reads;
    private final Table table;

    public Walk(StoreReads reads, Table table) {
        this.reads = reads;
        this.table = table;
    }

    /** As {@link StoreReads#scan}. */
    public void up(byte[] prefix, byte[] from, KeyValueStore.Visitor visitor) {
        byte @Nullable [] next = from;
        while (next != null) {
            next = step(prefix, next, visitor);
        }
    }

    /** Every row of the table. */
    public void up(KeyValueStore.Visitor visitor) {
        up(new byte[0], new byte[0], visitor);
    }

    /** Where the next step begins; null when it is over. */
    private byte @Nullable [] step(byte[] prefix, byte[] from, KeyValueStore.Visitor visitor) {
        var rows = new ArrayList<Map.Entry<byte[], byte[]>>();
        var bytes = new long[1];
        reads.scan(table, prefix, from, (key, value) -> {
            rows.add(Map.entry(key, value));
            bytes[0] += key.length + value.length;
            return rows.size() < STEP_ROWS && bytes[0] < STEP_BYTES;
        });
        for (var row : rows) {
            if (!visitor.visit(row.getKey(), row.getValue())) {
                return null;
            }
        }
        var whole = rows.size() < STEP_ROWS && bytes[0] < STEP_BYTES;
        return whole || rows.isEmpty() ? null : after(rows.getLast().getKey());
    }

    /** The least key above this one. */
    private static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }
}
