package dev.flightcase.daemon.hub;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.LedgerReads;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at journal and line together. */
public final class HubWatch {
    private static final Logger log = LoggerFactory.getLogger(HubWatch.class);

    private final LedgerReads ledger;
    private final HubLine line;
    private final InstantSource clock;
    private volatile @Nullable HubStatus last;

    public HubWatch(LedgerReads ledger, HubLine line, InstantSource clock) {
        this.ledger = ledger;
        this.line = line;
        this.clock = clock;
    }

    /** As it was at the last {@link #look}; from memory. */
    public Optional<HubStatus> last() {
        return Optional.ofNullable(last);
    }

    /** As it is now; some reads of the ledger's disk. Empty without a hub, and while the ledger can not be read. */
    public Optional<HubStatus> look() {
        var now = line.status().flatMap(status -> {
            try {
                var journal = ledger.journalReads();
                return Optional.of(new HubStatus(
                        journal.waiting(), journal.hub(), ledger.oldestToken().orElse(null), status, clock.instant()));
            } catch (StoreException e) {
                log.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("what waits for the hub can not be read");
                return Optional.empty();
            }
        });
        last = now.orElse(null);
        return now;
    }
}
