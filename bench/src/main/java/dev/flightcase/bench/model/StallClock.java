package dev.flightcase.bench.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The wall clock and the ticks of a machine; both stand still until a step moves them. */
final class StallClock {
    private volatile Instant now = Goods.DOORS;
    private volatile long ticks = Duration.ofHours(3).toNanos();
    private volatile UUID boot = new UUID(0xB007, 1);

    Instant now() {
        return now;
    }

    long ticks() {
        return ticks;
    }

    UUID boot() {
        return boot;
    }

    /** Called by the thread that plays, like all that changes it. */
    void pass(Duration time) {
        set(now.plus(time), ticks + time.toNanos(), boot);
    }

    void jump(Duration by) {
        set(now.plus(by), ticks, boot);
    }

    /** The ticks begin anew. */
    void boot(Duration down) {
        set(
                now.plus(down),
                Duration.ofSeconds(20).toNanos(),
                new UUID(boot.getMostSignificantBits(), boot.getLeastSignificantBits() + 1));
    }

    private void set(Instant newNow, long newTicks, UUID newBoot) {
        now = newNow.truncatedTo(ChronoUnit.MILLIS); // No finer than the ledger takes it.
        ticks = newTicks;
        boot = newBoot;
    }
}
