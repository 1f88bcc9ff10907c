package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.commerce.Outbox;
import java.time.Duration;

/** Looks up since when the oldest entry waits, once for each and not every time. Owned by the connection's thread. */
final class Age {
    private static final Duration LOOK_GAP = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Tally tally;
    private long known;
    private long lookedAt;

    Age(Outbox outbox, Tally tally) {
        this.outbox = outbox;
        this.tally = tally;
    }

    void look(long now) {
        long oldest = outbox.done() < outbox.last() ? outbox.done() + 1 : 0;
        if (oldest == known) {
            return;
        }
        if (oldest == 0) {
            tally.oldestWaiting(null);
            known = 0;
        } else if (known == 0 || now - lookedAt >= LOOK_GAP.toNanos()) {
            tally.oldestWaiting(outbox.recordedAt(oldest).orElse(null));
            known = oldest;
            lookedAt = now;
        }
    }
}
