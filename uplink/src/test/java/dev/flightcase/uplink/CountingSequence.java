package dev.flightcase.uplink;

/** Counts from 0 in memory. */
public final class CountingSequence implements BirthDeathSequence {
    private int next;

    @Override
    public Issued next() {
        return new Issued(next++ % 256, null);
    }
}
