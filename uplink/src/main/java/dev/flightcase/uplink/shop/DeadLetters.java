package dev.flightcase.uplink.shop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages end that can not be understood or believed: counted, named in the status, logged at most every ten seconds, and
 * never in the way of the next one. Owned by the connection's thread.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration LOG_GAP = Duration.ofSeconds(10);

    private final Tally tally;
    private long unlogged;
    private long loggedAt;
    private boolean logged;

    DeadLetters(Tally tally) {
        this.tally = tally;
    }

    /** @param lane which topic, in a word; nothing that the sender wrote is repeated */
    void add(String lane, String why, int bytes, long count, long now) {
        tally.deadLetters(count, lane + ": " + why);
        unlogged += count;
        if (!logged || now - loggedAt >= LOG_GAP.toNanos()) {
            LOG.atWarn()
                    .addKeyValue("lane", lane)
                    .addKeyValue("why", why)
                    .addKeyValue("bytes", bytes)
                    .addKeyValue("messages", unlogged)
                    .log("message from the broker put aside");
            logged = true;
            loggedAt = now;
            unlogged = 0;
        }
    }
}
