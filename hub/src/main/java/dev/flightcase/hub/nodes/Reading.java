package dev.flightcase.hub.nodes;

/** A metric's value as far as the hub shows it. */
public sealed interface Reading {
    record Whole(long value) implements Reading {}

    record Decimal(double value) implements Reading {}

    record Flag(boolean value) implements Reading {}

    record Text(String value) implements Reading {}

    /** The node said that it does not know, or sent something that a page can not show. */
    record Unknown() implements Reading {}
}
