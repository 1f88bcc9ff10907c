package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.commerce.CommerceConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When entries may go: at once, or in pushes by a schedule; and on a metered link no more bytes an hour than were allowed, as a
 * bucket of a quarter of them that the other three quarters fill. "Push now" overrides both until what waited then is sent.
 *
 * <p>All times are monotonic ticks in nanoseconds. Owned by the connection's thread.
 */
final class Pace {
    private static final double BURST = 0.25;
    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();
    private static final long ALL = Long.MAX_VALUE;

    private final CommerceConfig config;
    private boolean metered;
    private double allowance;
    private long filledAt;
    private long nextPush;
    private @Nullable Push push;
    private boolean urgent;

    /** @param through the entry that was the newest when it began */
    private record Push(long began, long through) {}

    Pace(CommerceConfig config, long now) {
        this.config = config;
        this.metered = config.metering().metered();
        this.filledAt = now;
        this.nextPush = now;
        this.allowance = burst();
    }

    boolean metered() {
        return metered;
    }

    void metered(boolean is, long now) {
        metered = is;
        nextPush = now;
        push = null;
    }

    void pushNow() {
        urgent = true;
        push = null;
    }

    /** What went over the line, either way. Only what costs money counts. */
    void spent(long bytes) {
        if (metered) {
            allowance -= bytes;
        }
    }

    /** Whether entries behind {@code cursor} may go now; there is at least one. */
    boolean allows(long cursor, long last, long now) {
        endPush(cursor);
        if (push == null && (urgent || now - nextPush >= 0)) {
            push = new Push(now, every().isZero() && !urgent ? ALL : last);
        }
        return push != null && (urgent || afford(now));
    }

    /** Nothing is left to be sent. */
    void drained(long cursor) {
        endPush(cursor);
    }

    /** Ticks from now until entries that wait may go, when {@link #allows} has just said no. */
    long delay(long now) {
        if (push == null) {
            return Math.max(0, nextPush - now);
        }
        return metered ? Math.max(1, (long) ((1 - allowance) / bytesPerNano())) : 0;
    }

    private void endPush(long cursor) {
        if (push != null && cursor >= push.through()) {
            nextPush = push.began() + every().toNanos();
            push = null;
            urgent = false;
        }
    }

    private boolean afford(long now) {
        if (!metered) {
            return true;
        }
        allowance = Math.min(burst(), allowance + (now - filledAt) * bytesPerNano());
        filledAt = now;
        return allowance > 0;
    }

    private Duration every() {
        return config.pushEvery(metered);
    }

    private double burst() {
        return config.metering().bytesPerHour() * BURST;
    }

    private double bytesPerNano() {
        return config.metering().bytesPerHour() * (1 - BURST) / NANOS_PER_HOUR;
    }
}
