package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of orders in the making: starts from a published state, applies one order after the other to a draft of it,
 * and collects what must be written. Nobody else sees it; when the write fails it is thrown away. The ledger's thread
 * only.
 */
final class Batch {
    private final LedgerState before;
    private final KeyValueStore store;
    private final OrderMint mint;
    private final Stock.Draft stock;
    private final Writes writes = new Writes();
    private final Map<IdempotencyKey, KeyRecord> keys = new HashMap<>();
    private final Map<Long, StoredOrder> fresh = new HashMap<>();
    private Counters counters;

    Batch(LedgerState before, KeyValueStore store, OrderMint mint) {
        this.before = before;
        this.store = store;
        this.mint = mint;
        this.stock = before.stock().draft();
        this.counters = before.counters();
    }

    OrderOutcome apply(Command.Order command) {
        var used = usedBy(command.key());
        if (used != null) {
            return used.fingerprint().equals(command.fingerprint())
                    ? new OrderOutcome.Acknowledged(view(used), true)
                    : new OrderOutcome.IdempotencyConflict();
        }
        var shelf = before.shelf();
        if (shelf == null) {
            return new OrderOutcome.Refused(new Refusal.NoEvent());
        }
        var now = mint.now();
        return switch (new OrderRules(shelf, stock.view(), now).judge(command.request())) {
            case Verdict.Not not -> new OrderOutcome.Refused(not.refusal());
            case Verdict.Sellable sale -> {
                var order = mint.make(counters, shelf, command.request(), sale, now);
                enter(order, shelf, sale);
                enter(command.key(), new KeyRecord(command.fingerprint(), counters.number(), order.settlement()));
                yield new OrderOutcome.Acknowledged(order.view(counters.number(), order.settlement()), false);
            }
        };
    }

    private void enter(StoredOrder order, Shelf shelf, Verdict.Sellable sale) {
        counters = counters.withOrder(order.hash());
        var number = LedgerTables.number(counters.number());
        fresh.put(counters.number(), order);
        writes.put(LedgerTables.ORDERS, number, order.encode());
        writes.put(LedgerTables.ORDER_IDS, UuidBytes.of(order.id()), number);
        sale.demand().forEach((slot, units) -> {
            var row = stock.confirm(slot, units);
            var sku = shelf.terms(slot).sku();
            writes.put(LedgerTables.STOCK, LedgerTables.stock(shelf.event(), sku), row.encode());
        });
    }

    private void enter(IdempotencyKey key, KeyRecord used) {
        keys.put(key, used);
        writes.put(LedgerTables.KEYS, LedgerTables.key(key), used.encode());
    }

    private @Nullable KeyRecord usedBy(IdempotencyKey key) {
        var inBatch = keys.get(key);
        if (inBatch != null) {
            return inBatch;
        }
        var onDisk = store.get(LedgerTables.KEYS, LedgerTables.key(key));
        return onDisk == null ? null : KeyRecord.decode(onDisk);
    }

    private OrderView view(KeyRecord used) {
        var order = fresh.get(used.number());
        if (order == null) {
            var bytes = store.get(LedgerTables.ORDERS, LedgerTables.number(used.number()));
            if (bytes == null) {
                throw new IllegalStateException("order " + used.number() + " has a key but no record");
            }
            order = StoredOrder.decode(bytes);
        }
        return order.view(used.number(), used.settlement());
    }

    /** What the batch comes to; writes the counters last. Empty writes mean that nothing changed. */
    Finished finish() {
        if (writes.isEmpty()) {
            return new Finished(writes, before);
        }
        counters = counters.withRevision(before.counters().revision() + 1);
        writes.put(LedgerTables.META, LedgerTables.counters(), counters.encode());
        return new Finished(writes, new LedgerState(counters, before.shelf(), stock.view()));
    }

    /** @param after to be published once {@code writes} are durable */
    record Finished(Writes writes, LedgerState after) {}
}
