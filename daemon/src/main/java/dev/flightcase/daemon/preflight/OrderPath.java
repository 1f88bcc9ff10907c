package dev.flightcase.daemon.preflight;

import java.time.Duration;

/** A training order, all the way to the disk. */
@FunctionalInterface
public interface OrderPath {

    /** What came of it. */
    sealed interface Trial {}

    record Stored(Duration took) implements Trial {}

    /** Sales would fail in the same way. */
    record Refused(String says, String action) implements Trial {}

    /** It can not be tried; nothing is known of sales. */
    record NotTried(String says, String action) implements Trial {}

    /** Blocks until the order is durable or refused. */
    Trial tryOne() throws InterruptedException;
}
