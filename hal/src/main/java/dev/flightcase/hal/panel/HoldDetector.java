package dev.flightcase.hal.panel;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells a button that is held from one that is touched, bounces, or is stuck. A hold is over {@link #HOLD} of looks that see it down; one look
 * that sees it up is taken for a bad contact. What is down from the start on counts only after it was up once.
 */
final class HoldDetector {
    /** Long enough for no bag to press it by chance, short enough for somebody in the rain. */
    static final Duration HOLD = Duration.ofSeconds(3);

    /** Whoever looks less often has not seen a hold. */
    private static final long GAP_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int UPS = 2;

    private boolean armed;
    private boolean down;
    private int ups;
    private long downSince;
    private long lookedAt;

    /** What a look found. */
    enum Found {
        UP,
        /** And not yet for long enough, or too long already. */
        DOWN,
        /** Once for each hold. */
        HELD
    }

    /** @param pressed empty when it could not be read: that is no hold */
    Found look(Optional<Boolean> pressed, long ticks) {
        boolean late = ticks - lookedAt > GAP_NANOS;
        lookedAt = ticks;
        if (pressed.isEmpty()) {
            down = false;
            armed = false;
            return Found.UP;
        }
        if (!pressed.get()) {
            ups++;
            armed |= ups >= UPS;
            down &= ups < UPS;
            return down ? Found.DOWN : Found.UP;
        }
        ups = 0;
        if (!down || late) {
            down = true;
            downSince = ticks;
        }
        if (armed && ticks - downSince >= HOLD.toNanos()) {
            armed = false;
            return Found.HELD;
        }
        return Found.DOWN;
    }

    /** Whether going on will be a hold. */
    boolean isCounting() {
        return down && armed;
    }
}
