package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.LedgerSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Checks the invariants on one moment of the data. Any thread that may block; each run has its own moment. */
public final class Audit {
    private final Supplier<LedgerSnapshot> ledger;
    private final List<AuditedStore> others;
    private final AuditConfig config;
    private final LongSupplier ticks;
    private final Semaphore free = new Semaphore(1);

    /**
     * @param ledger a snapshot of now; the audit closes it
     * @param others where besides no card number may be
     * @param ticks monotonic nanoseconds
     */
    public Audit(Supplier<LedgerSnapshot> ledger, List<AuditedStore> others, AuditConfig config, LongSupplier ticks) {
        this.ledger = ledger;
        this.others = List.copyOf(others);
        this.config = config;
        this.ticks = ticks;
    }

    /** As {@link #run(Duration, Consumer)}, for as long as configured. */
    public AuditReport run(Consumer<String> progress) {
        return run(config.within(), progress);
    }

    /** As {@link #run(Duration, Consumer)}; empty while another one runs: each needs its memory. */
    public Optional<AuditReport> runAlone(Duration within, Consumer<String> progress) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(run(within, progress));
        } finally {
            free.release();
        }
    }

    /** How long it may take as configured. */
    public Duration within() {
        return config.within();
    }

    /**
     * Blocks on the disk; throws {@link dev.flightcase.cache.StoreException} when it can not be read.
     *
     * @param within after which it stops
     * @param progress hears what it is at, a line at a time
     */
    public AuditReport run(Duration within, Consumer<String> progress) {
        var deadline = new Deadline(ticks, within);
        try (var moment = ledger.get()) {
            var run = new AuditRun(moment, config, deadline, progress);
            run.books();
            run.cards(others);
            return run.report();
        }
    }
}
