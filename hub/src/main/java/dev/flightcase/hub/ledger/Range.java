package dev.flightcase.hub.ledger;

/** Sequences from {@code first} to {@code last}, both included. */
public record Range(long first, long last) {
    public Range {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no range of sequences: " + first + " to " + last);
        }
    }
}
