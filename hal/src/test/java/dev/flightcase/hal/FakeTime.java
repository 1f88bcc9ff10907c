package dev.flightcase.hal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks, moved by hand. */
public final class FakeTime {

    private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    public Timebase timebase() {
        return new Timebase(() -> START.plusNanos(nanos.get()), nanos::get);
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
