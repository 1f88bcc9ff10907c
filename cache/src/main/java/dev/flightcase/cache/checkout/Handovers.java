package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lists what waits to be handed over, on the reader's thread. */
final class Handovers {
    private final KeyValueStore store;
    private final int ordersMax;

    Handovers(KeyValueStore store, int ordersMax) {
        this.store = store;
        this.ordersMax = ordersMax;
    }

    Bytes of(UUID event, @Nullable String slot) {
        var journal = new Journal(store);
        var json = new ByteArrayOutputStream();
        json.writeBytes("{\"handovers\":[".getBytes(StandardCharsets.US_ASCII));
        var prefix = LedgerTables.pickups(event, slot);
        var taken = new AtomicInteger();
        store.scan(LedgerTables.PICKUPS, prefix, prefix, (key, _) -> {
            var sequence = LedgerTables.sequenceOf(key);
            journal.order(sequence, journal.entry(sequence)).ifPresent(order -> {
                if (taken.getAndIncrement() > 0) {
                    json.write(',');
                }
                json.writeBytes(order.json().toArray());
            });
            return taken.get() < ordersMax;
        });
        json.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return Bytes.owning(json.toByteArray());
    }
}
