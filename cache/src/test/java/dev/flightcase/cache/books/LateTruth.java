package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.RecordStamp;
import java.time.Duration;
import java.util.Optional;

/** Knows by how much every unsure time is off, from some moment on. */
public final class LateTruth implements Redating {
    private final Duration off;
    private boolean known;

    public LateTruth(Duration off, boolean known) {
        this.off = off;
        this.known = known;
    }

    void learn() {
        known = true;
    }

    @Override
    public Optional<Duration> offset(RecordStamp stamp) {
        return known && stamp.clock().equals(ClockTrust.State.FLOOR.name()) ? Optional.of(off) : Optional.empty();
    }

    @Override
    public long revision() {
        return known ? 1 : 0;
    }
}
