package dev.flightcase.uplink.commerce;

import java.time.Instant;
import java.util.UUID;

/**
 * An order of the hub to this node, verified.
 *
 * @param expiresAt after it the command is too late
 */
public record HubCommand(UUID id, Instant issuedAt, Instant expiresAt, What what) {
    /** What is to be done. */
    public sealed interface What {
        /** The hub has lost what it had from here on. */
        record ResendFrom(long epoch, long sequence) implements What {}

        /** Send what waits now, whatever the schedule says. */
        record PushNow() implements What {}

        record Configure(NodeConfiguration wishes) implements What {}

        /** Something that a newer hub knows. */
        record Unknown() implements What {}
    }
}
