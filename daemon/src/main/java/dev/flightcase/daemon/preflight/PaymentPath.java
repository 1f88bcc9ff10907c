package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The way of a payment token: to the disk, sealed to the hub, and its answer back. */
public interface PaymentPath {
    /** Whether this stall takes payment tokens at all. */
    boolean takesTokens();

    /** Whether the hub's key for them is known. */
    boolean knowsTheHub();

    /** A training order that is paid by a token. Blocks until it is durable or refused. */
    Trial tryOne() throws InterruptedException;

    /** Blocks until the hub has answered; empty when the time is over first. */
    Optional<Answer> await(UUID order, Duration limit) throws InterruptedException;

    /** What came of it. */
    sealed interface Trial {}

    record Stored(UUID order) implements Trial {}

    /** As for an order that is paid otherwise. */
    record Not(OrderPath.Trial why) implements Trial {}

    /**
     * @param opened whether the hub could open it
     * @param reason in the hub's words
     */
    record Answer(boolean opened, String reason) {}
}
