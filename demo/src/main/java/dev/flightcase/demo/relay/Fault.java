package dev.flightcase.demo.relay;

import java.time.Duration;

/**
 * Something that goes wrong with one MQTT connection, at the n-th PUBLISH packet of one direction. Data: the same faults make the
 * same trouble again.
 */
public sealed interface Fault {
    Direction direction();

    /** Counts the PUBLISH packets of this direction from 1. */
    int publish();

    /** Which way a packet goes. */
    enum Direction {
        TO_BROKER,
        FROM_BROKER
    }

    /** The connection is reset in place of this packet. */
    record Drop(Direction direction, int publish) implements Fault {}

    /** Half of the packet arrives, then the connection ends in order. */
    record Truncate(Direction direction, int publish) implements Fault {}

    /** The packet, and what is behind it, comes later. */
    record Delay(Direction direction, int publish, Duration by) implements Fault {}

    /** From this packet on nothing passes either way, and nobody is told; after {@code lasting} the connection is reset. */
    record HalfOpen(Direction direction, int publish, Duration lasting) implements Fault {}

    /** The packet comes twice. */
    record Duplicate(Direction direction, int publish) implements Fault {}

    /** The packet comes behind the next one, or half a second later. */
    record Reorder(Direction direction, int publish) implements Fault {}

    /** Behind this packet come those that went this way over earlier connections, the newest {@value #REPLAYED_MAX}. */
    record Replay(Direction direction, int publish) implements Fault {}

    int REPLAYED_MAX = 64;
}
