package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.UuidV7;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** Makes orders of sales: gives them what does not come from their request. The ledger's thread only. */
final class OrderMint {
    private final LedgerSurroundings around;
    private final UuidV7 ids;
    private final OrderRecord record;
    private final Settlement settlement;
    private final LongSupplier boot;

    OrderMint(LedgerSurroundings around, JsonText text, Settlement settlement, LongSupplier boot) {
        this.around = around;
        this.ids = new UuidV7(around.clock(), around.random());
        this.record = new OrderRecord(text);
        this.settlement = settlement;
        this.boot = boot;
    }

    Instant now() {
        return around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    StoredOrder make(Counters before, Shelf shelf, OrderRequest request, Verdict.Sellable sale, Instant now) {
        var stamp = new OrderRecord.Stamp(ids.next(), now, around.trust().state(), boot.getAsLong());
        return StoredOrder.of(stamp.id(), settlement, record.write(stamp, before, shelf, request, sale));
    }
}
