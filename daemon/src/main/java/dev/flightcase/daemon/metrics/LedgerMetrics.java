package dev.flightcase.daemon.metrics;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.LedgerObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the ledger did. Called on its thread; meters with a fixed name are made beforehand. */
public final class LedgerMetrics implements LedgerObserver {
    private final MeterRegistry registry;
    private final Counter acknowledged;
    private final Counter replayed;
    private final Counter conflicts;
    private final Counter busy;
    private final Counter recovered;
    private final DistributionSummary batchOrders;
    private final Timer sync;

    public LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        acknowledged = registry.counter("flightcase.orders.acknowledged");
        replayed = registry.counter("flightcase.orders.replayed");
        conflicts = registry.counter("flightcase.orders.key.conflicts");
        busy = registry.counter("flightcase.orders.busy");
        recovered = registry.counter("flightcase.ledger.recovered");
        batchOrders = registry.summary("flightcase.ledger.batch.orders");
        sync = registry.timer("flightcase.ledger.sync");
    }

    /** Orders acknowledged since the process started. */
    public long ordersAcknowledged() {
        return (long) acknowledged.count();
    }

    @Override
    public void acknowledged() {
        acknowledged.increment();
    }

    @Override
    public void replayed() {
        replayed.increment();
    }

    @Override
    public void conflict() {
        conflicts.increment();
    }

    @Override
    public void refused(String reason) {
        registry.counter("flightcase.orders.refused", "reason", reason).increment();
    }

    @Override
    public void busy() {
        busy.increment();
    }

    @Override
    public void batchWritten(int orders, long nanos) {
        batchOrders.record(orders);
        sync.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void writeFailed(StoreException.Kind cause) {
        registry.counter(
                        "flightcase.ledger.write.failures",
                        "cause",
                        cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void recovered() {
        recovered.increment();
    }
}
