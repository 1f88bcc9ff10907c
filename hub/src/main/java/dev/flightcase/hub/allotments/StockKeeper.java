package dev.flightcase.hub.allotments;

import dev.flightcase.hub.ledger.LedgerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes reports in, counts what was sold, and decides as the configuration says: again and again from what the book says, so that nothing depends on a single
 * moment. One virtual thread, {@code hub-stock}.
 */
public final class StockKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StockKeeper.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Entries of each journal in one transaction, and how many of those in one look: others wait for the thread. */
    private static final int ENTRIES_MAX = 500;

    private static final int CHUNKS_MAX = 20;
    private static final int RETRIES_MAX = 1000;

    private final StockBook book;
    private final StockReports reports;
    private final Policy policy;
    private final Semaphore wakes = new Semaphore(0);
    private List<Heard> again = List.of();
    private volatile boolean closed;
    private @Nullable Thread thread;

    /**
     * @param quiet for so long nothing must have come of a node before the rest of its slice is decided by policy
     * @param repeat how long a node has to give back what it holds before it is asked again
     */
    public record Policy(StockPolicy reconcile, Duration quiet, Duration repeat) {}

    public StockKeeper(StockBook book, StockReports reports, Policy policy) {
        this.book = book;
        this.reports = reports;
        this.policy = policy;
    }

    public void start() {
        thread = Thread.ofVirtual().name("hub-stock").start(this::run);
    }

    /** Something has changed: it is looked at at once. From any thread. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        try {
            while (!closed) {
                look();
                if (wakes.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    /** One look; what {@link #start} does again and again. By one thread. */
    void look() {
        hear();
        step("epochs can not be followed now", book::follow);
        step("stock that was sold can not be counted now", this::count);
        step("slices can not be reconciled now", () -> book.reconcile(policy.reconcile(), policy.quiet()));
        step("take-backs can not be asked for again now", () -> book.askAgain(policy.repeat()));
    }

    private void hear() {
        var all = new ArrayList<>(again);
        all.addAll(reports.take());
        var failed = new ArrayList<Heard>();
        for (var heard : all) {
            try {
                book.heard(heard);
            } catch (LedgerException e) {
                LOG.atDebug()
                        .addKeyValue("node", heard.node().node())
                        .addKeyValue("error", e.getMessage())
                        .log("a report of stock can not be taken in now");
                if (e.isPassing() && failed.size() < RETRIES_MAX) {
                    failed.add(heard);
                }
            }
        }
        again = failed;
    }

    private void count() {
        for (int chunk = 0; chunk < CHUNKS_MAX && book.count(ENTRIES_MAX); chunk++) {
            if (closed) {
                return;
            }
        }
    }

    private static void step(String trouble, Runnable step) {
        try {
            step.run();
        } catch (LedgerException e) {
            LOG.atDebug().addKeyValue("error", e.getMessage()).log(trouble);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
