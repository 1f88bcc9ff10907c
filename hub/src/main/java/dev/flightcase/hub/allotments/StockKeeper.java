package dev.flightcase.hub.allotments;

import dev.flightcase.hub.Rounds;
import dev.flightcase.hub.ledger.LedgerException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
    private final Rounds rounds = new Rounds("hub-stock", PERIOD, this::look);
    private List<Heard> again = List.of();

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
        rounds.start();
    }

    /** Something has changed: it is looked at at once. From any thread. */
    public void wake() {
        rounds.wake();
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
        var waiting = new ArrayDeque<>(again);
        waiting.addAll(reports.take());
        var failed = new ArrayList<Heard>();
        try {
            while (!waiting.isEmpty()) {
                hear(waiting.remove(), failed);
            }
        } finally {
            // Nothing waits but behind a report that found a mistake of ours: that one is over, the others are not.
            waiting.stream().limit(RETRIES_MAX - failed.size()).forEach(failed::add);
            again = failed;
        }
    }

    private void hear(Heard heard, List<Heard> failed) {
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

    private void count() {
        for (int chunk = 0; chunk < CHUNKS_MAX && book.count(ENTRIES_MAX); chunk++) {
            if (rounds.isClosed()) {
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
        rounds.close();
    }
}
