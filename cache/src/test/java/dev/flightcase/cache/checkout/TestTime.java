package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A wall clock that a test sets, ticks that run on by themselves until a test moves them, and boots of the machine. */
final class TestTime {
    private static final UUID FIRST_BOOT = new UUID(7, 7);

    private volatile Instant now = TestShop.NOW;
    private final AtomicLong passed = new AtomicLong();
    private final UUID machineBoot;

    TestTime() {
        this(FIRST_BOOT);
    }

    TestTime(UUID machineBoot) {
        this.machineBoot = machineBoot;
    }

    Instant now() {
        return now;
    }

    void set(Instant at) {
        now = at;
    }

    long ticks() {
        return System.nanoTime() + passed.get();
    }

    /** On the monotonic clock. */
    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    UUID machineBoot() {
        return machineBoot;
    }
}
