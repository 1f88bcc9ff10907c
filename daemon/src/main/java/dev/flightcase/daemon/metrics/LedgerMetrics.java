package dev.flightcase.daemon.metrics;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.ActionKind;
import dev.flightcase.cache.checkout.LedgerObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the ledger did. Called on its thread; meters with a fixed name are made beforehand. */
public final class LedgerMetrics implements LedgerObserver {
    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final Runnable written;
    private final Map<ActionKind, Counter> done = new EnumMap<>(ActionKind.class);
    private final Map<ActionKind, Counter> replayed = new EnumMap<>(ActionKind.class);
    private final Map<ActionKind, Counter> busy = new EnumMap<>(ActionKind.class);
    private final Counter expired;
    private final Counter aborted;
    private final Counter recovered;
    private final DistributionSummary batchCommands;
    private final Timer sync;

    /** @param written hears of each batch that is on disk, on the ledger's thread */
    public LedgerMetrics(MeterRegistry registry, Runnable written) {
        this.registry = registry;
        this.written = written;
        for (var kind : ActionKind.values()) {
            done.put(kind, registry.counter("flightcase.ledger.done", KIND, kind.label()));
            replayed.put(kind, registry.counter("flightcase.ledger.replayed", KIND, kind.label()));
            busy.put(kind, registry.counter("flightcase.ledger.busy", KIND, kind.label()));
        }
        expired = registry.counter("flightcase.holds.expired");
        aborted = registry.counter("flightcase.drop.checkouts.aborted");
        recovered = registry.counter("flightcase.ledger.recovered");
        batchCommands = registry.summary("flightcase.ledger.batch.commands");
        sync = registry.timer("flightcase.ledger.sync");
    }

    /** Orders acknowledged since the process started, training included. */
    public long ordersAcknowledged() {
        return (long) Objects.requireNonNull(done.get(ActionKind.ORDER)).count();
    }

    @Override
    public void done(ActionKind kind, boolean replay) {
        count(replay ? replayed : done, kind);
    }

    @Override
    public void conflict(ActionKind kind) {
        registry.counter("flightcase.ledger.key.conflicts", KIND, kind.label()).increment();
    }

    @Override
    public void refused(ActionKind kind, String reason) {
        registry.counter("flightcase.ledger.refused", KIND, kind.label(), "reason", reason)
                .increment();
    }

    @Override
    public void busy(ActionKind kind) {
        count(busy, kind);
    }

    private static void count(Map<ActionKind, Counter> counters, ActionKind kind) {
        Objects.requireNonNull(counters.get(kind)).increment();
    }

    @Override
    public void holdsExpired(int holds) {
        expired.increment(holds);
    }

    @Override
    public void dropCheckoutAborted() {
        aborted.increment();
    }

    @Override
    public void batchWritten(int commands, long nanos) {
        batchCommands.record(commands);
        sync.record(nanos, TimeUnit.NANOSECONDS);
        written.run();
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
