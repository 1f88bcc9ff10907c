package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads orders from the journal, on the reader's thread. */
final class OrderPages {
    private static final byte[] ANY = {};

    private final KeyValueStore store;
    private final LedgerConfig config;

    OrderPages(KeyValueStore store, LedgerConfig config) {
        this.store = store;
        this.config = config;
    }

    Optional<OrderView> byId(UUID id) {
        var number = store.get(LedgerTables.ORDER_IDS, UuidBytes.of(id));
        var bytes = number == null ? null : store.get(LedgerTables.ORDERS, number);
        if (number == null || bytes == null) {
            return Optional.empty();
        }
        var order = StoredOrder.decode(bytes);
        return Optional.of(order.view(LedgerTables.number(number), order.settlement()));
    }

    OrderPage page(@Nullable String cursor, @Nullable Integer limit) {
        var size = limit == null ? config.pageOrdersMax() : limit;
        if (size < 1 || size > config.pageOrdersMax()) {
            return new OrderPage.BadRequest("limit", "must be 1 to " + config.pageOrdersMax());
        }
        var before = cursor == null ? Optional.of(LedgerTables.number(Long.MAX_VALUE)) : decode(cursor);
        return before.map(key -> page(key, size))
                .orElseGet(() -> new OrderPage.BadRequest("cursor", "is not one that this node gave"));
    }

    private OrderPage page(byte[] before, int size) {
        var json = new ByteArrayOutputStream();
        write(json, "{\"orders\":[");
        var reading = new Reading();
        store.scanDown(LedgerTables.ORDERS, ANY, before, (key, value) -> {
            if (reading.taken == size) {
                reading.more = true;
                return false;
            }
            if (reading.taken++ > 0) {
                write(json, ",");
            }
            var order = StoredOrder.decode(value);
            json.writeBytes(order.response(order.settlement()).toArray());
            reading.last = key;
            return true;
        });
        write(json, reading.more ? "],\"next\":\"" + encode(reading.last) + "\"}" : "],\"next\":null}");
        return new OrderPage.Found(Bytes.owning(json.toByteArray()));
    }

    private static final class Reading {
        private int taken;
        private boolean more;
        private byte[] last = ANY;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static Optional<byte[]> decode(String cursor) {
        try {
            var key = Base64.getUrlDecoder().decode(cursor);
            return key.length == Long.BYTES ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
