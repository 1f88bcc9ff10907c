package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lists orders from the journal, newest first, on the reader's thread. */
final class OrderPages {
    /** Entries that are no orders may be skipped for so long; then the page ends early, with a cursor. */
    private static final int LOOKED_AT_MAX = 5_000;

    private final Journal journal;
    private final long last;
    private final int ordersMax;

    /** @param last entry that may be shown: a failed write may have left more on the disk */
    OrderPages(Journal journal, long last, int ordersMax) {
        this.journal = journal;
        this.last = last;
        this.ordersMax = ordersMax;
    }

    Page page(@Nullable String cursor, @Nullable Integer limit) {
        var size = limit == null ? ordersMax : limit;
        if (size < 1 || size > ordersMax) {
            return new Page.BadRequest("limit", "must be 1 to " + ordersMax);
        }
        var before = cursor == null ? OptionalLong.of(last + 1) : decode(cursor);
        return before.isPresent()
                ? new Page.Found(page(Math.min(before.getAsLong(), last + 1), size))
                : new Page.BadRequest("cursor", "is not one that this node gave");
    }

    private Bytes page(long before, int size) {
        var json = new ByteArrayOutputStream();
        write(json, "{\"orders\":[");
        var reading = new Object() {
            private int taken;
            private int lookedAt;
            private long last;
            private boolean more;
        };
        journal.backward(before, (sequence, entry) -> {
            if (reading.taken == size || reading.lookedAt++ == LOOKED_AT_MAX) {
                reading.more = true;
                return false;
            }
            journal.order(sequence, entry).ifPresent(order -> {
                write(json, reading.taken++ == 0 ? "" : ",");
                json.writeBytes(order.json().toArray());
            });
            reading.last = sequence;
            return true;
        });
        write(json, reading.more ? "],\"next\":\"" + encode(reading.last) + "\"}" : "],\"next\":null}");
        return Bytes.owning(json.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(long sequence) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(LedgerTables.number(sequence));
    }

    private static OptionalLong decode(String cursor) {
        try {
            var key = Base64.getUrlDecoder().decode(cursor);
            return key.length == Long.BYTES ? OptionalLong.of(LedgerTables.number(key)) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
