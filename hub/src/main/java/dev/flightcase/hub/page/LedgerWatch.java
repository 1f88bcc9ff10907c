package dev.flightcase.hub.page;

import dev.flightcase.hub.ledger.LedgerException;
import dev.flightcase.hub.ledger.LedgerReads;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger stands, looked up again and again on a virtual thread, so that asking for the nodes never waits for the database.
 * Unknown while that is away.
 */
public final class LedgerWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LedgerReads reads;
    private volatile Optional<LedgerReads.Overview> seen = Optional.empty();
    private @Nullable Thread thread;

    public LedgerWatch(LedgerReads reads) {
        this.reads = reads;
    }

    public void start() {
        thread = Thread.ofVirtual().name("hub-ledger-watch").start(this::run);
    }

    Optional<LedgerReads.Overview> seen() {
        return seen;
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    private void look() {
        try {
            seen = Optional.of(reads.overview());
        } catch (LedgerException _) {
            // The workers say so in the log; here it is unknown.
            seen = Optional.empty();
        }
    }
}
