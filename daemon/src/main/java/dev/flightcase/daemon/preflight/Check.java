package dev.flightcase.daemon.preflight;

import java.time.Duration;

/**
 * One thing to look at.
 *
 * @param name one lower-case word, stable: programs tell checks apart by it
 * @param budget how long it may take; after that it is interrupted, and left alone when it does not heed that
 * @param lane where it runs
 * @param late what is said when the budget is over
 */
public record Check(String name, Duration budget, Lane lane, Probe probe, Finding late) {

    /** Where a check runs. */
    public enum Lane {
        /** A virtual thread: for files, locks, queues, sockets. */
        WAITING,
        /** One of a few platform threads: for native calls, which would hold a virtual thread's carrier. */
        NATIVE
    }

    /** Looks once. May block and must heed interruption where it can; one call at a time. */
    @FunctionalInterface
    public interface Probe {
        Finding look() throws Exception;
    }
}
