package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A wall clock that a test sets, ticks, and boots of the machine. */
final class TestTime {
    private final boolean standing;
    private final AtomicLong passed = new AtomicLong();
    private volatile Instant now = TestShop.NOW;
    private volatile UUID machineBoot = new UUID(7, 1);

    private TestTime(boolean standing) {
        this.standing = standing;
    }

    /** Its ticks run on by themselves. */
    static TestTime running() {
        return new TestTime(false);
    }

    /** Its ticks stand still until a test moves them. */
    static TestTime standing() {
        return new TestTime(true);
    }

    Instant now() {
        return now;
    }

    /** Steps the wall clock; no time passes. */
    void set(Instant at) {
        now = at;
    }

    long ticks() {
        return (standing ? 0 : System.nanoTime()) + passed.get();
    }

    /** On the monotonic clock. */
    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    UUID machineBoot() {
        return machineBoot;
    }

    /** The ticks of the new boot begin elsewhere. */
    void boot() {
        machineBoot = new UUID(7, machineBoot.getLeastSignificantBits() + 1);
        passed.set(Duration.ofSeconds(15).toNanos());
    }
}
