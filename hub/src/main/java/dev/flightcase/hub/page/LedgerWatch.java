package dev.flightcase.hub.page;

import dev.flightcase.hub.Rounds;
import dev.flightcase.hub.ledger.LedgerReads;
import java.time.Duration;
import java.util.Optional;

/**
 * How the ledger stands, looked up again and again on a virtual thread, so that asking for the nodes never waits for the database.
 * Unknown while that is away.
 */
public final class LedgerWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LedgerReads reads;
    private final Rounds rounds = new Rounds("hub-ledger-watch", PAUSE, this::look);
    private volatile Optional<LedgerReads.Overview> seen = Optional.empty();

    public LedgerWatch(LedgerReads reads) {
        this.reads = reads;
    }

    public void start() {
        rounds.start();
    }

    Optional<LedgerReads.Overview> seen() {
        return seen;
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** The workers say in the log that the database is away; here how it stands is unknown then. */
    private void look() {
        Optional<LedgerReads.Overview> now = Optional.empty();
        try {
            now = Optional.of(reads.overview());
        } finally {
            seen = now;
        }
    }
}
