package dev.flightcase.uplink;

import java.time.Duration;

/**
 * What a link may take its time for.
 *
 * @param keepAlive a link over which nothing came for this long is probed, and given up when the answer stays away for as long
 *     again; whole seconds, as MQTT counts
 * @param connect limit for name, TCP and MQTT together, and for a subscription
 * @param send limit for one message to leave the process; beyond it the link counts as dead
 * @param stop limit for a clean goodbye
 */
public record LinkTiming(Duration keepAlive, Duration connect, Duration send, Duration stop) {
    /**
     * A half-open link is found after two to three keep-alives, since data of our own puts the probe off: within 15 s.
     */
    public static final LinkTiming DEFAULT = new LinkTiming(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** MQTT 5 §3.1.2.10: two bytes. */
    private static final int KEEP_ALIVE_SECONDS_MAX = 65_535;

    public LinkTiming {
        if (keepAlive.toSeconds() < 1
                || !keepAlive.equals(Duration.ofSeconds(keepAlive.toSeconds()))
                || keepAlive.toSeconds() > KEEP_ALIVE_SECONDS_MAX) {
            throw new UplinkException(
                    "keep-alive is " + keepAlive + "; must be whole seconds from 1 to " + KEEP_ALIVE_SECONDS_MAX);
        }
        if (!connect.isPositive() || !send.isPositive() || !stop.isPositive()) {
            throw new UplinkException(
                    "connect, send and stop are " + connect + ", " + send + " and " + stop + "; must be positive");
        }
    }
}
