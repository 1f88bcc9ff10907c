package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.util.Optional;

/** The way to the hub, and the switch on it. */
public interface HubPath {
    /** Whether this stall has a hub. */
    boolean exists();

    /** Whether it is reached now. */
    boolean online();

    /** Holds the line down until {@link #restore}; false when there is none. Blocks for as long as a goodbye takes. */
    boolean cut();

    void restore();

    /** Of the newest entry of the journal. */
    long last();

    /** Every entry up to this one is at the hub. */
    long confirmed();

    /** Blocks until the hub has this entry; false when the time is over first. */
    boolean awaitConfirmed(long sequence, Duration limit) throws InterruptedException;

    /** How far this clock was ahead of the hub's when the last receipt came; empty before the first. */
    Optional<Duration> ahead();
}
