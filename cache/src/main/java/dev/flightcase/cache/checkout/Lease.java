package dev.flightcase.cache.checkout;

import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;

/**
 * Until when a hold holds, on the machine's monotonic clock: steps of the wall clock do not matter. The ticks of another
 * boot of the machine mean nothing, so there the lease starts anew, whole: nobody knows how long the power was gone, and a
 * customer who still waits should not lose to it.
 *
 * @param machineBoot the boot that the ticks belong to (Linux: /proc/sys/kernel/random/boot_id)
 * @param fromTicks when it was reserved
 * @param untilTicks exclusive
 */
record Lease(UUID machineBoot, long fromTicks, long untilTicks) {
    static final int BYTES = UuidBytes.LENGTH + 2 * Long.BYTES;

    static Lease of(UUID machineBoot, long ticks, Duration length) {
        return new Lease(machineBoot, ticks, ticks + length.toNanos());
    }

    boolean isOver(long ticks) {
        return ticks - untilTicks >= 0;
    }

    /** Not negative. */
    Duration left(long ticks) {
        return Duration.ofNanos(Math.max(0, untilTicks - ticks));
    }

    Lease until(long ticks) {
        return new Lease(machineBoot, fromTicks, ticks);
    }

    /** As it counts in this boot of the machine; a lease from the future was written by a clock that is gone. */
    Lease in(UUID boot, long ticks) {
        var length = untilTicks - fromTicks;
        return machineBoot.equals(boot) && ticks - fromTicks >= 0 ? this : new Lease(boot, ticks, ticks + length);
    }

    void writeTo(ByteBuffer out) {
        UuidBytes.put(out, machineBoot).putLong(fromTicks).putLong(untilTicks);
    }

    static Lease readFrom(ByteBuffer in) {
        return new Lease(UuidBytes.get(in), in.getLong(), in.getLong());
    }
}
