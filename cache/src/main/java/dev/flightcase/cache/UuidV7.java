package dev.flightcase.cache;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, 74 random bits. The time part never falls, even when
 * the clock does. Not thread-safe.
 */
public final class UuidV7 {
    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMillis;

    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        lastMillis = Math.max(lastMillis, clock.millis());
        var high = lastMillis << 16 | 0x7000L | (random.nextLong() & 0xFFFL);
        var low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
