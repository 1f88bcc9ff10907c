package dev.flightcase.hal.panel;

import dev.flightcase.hal.Panel;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at the button and sets the LED, step by step. The level is looked at and not its edges: those may be lost. One thread. */
public final class PanelWatch {
    /** Of a quick blink the half; four times as often as a thumb can. */
    private static final Duration BUSY = Duration.ofMillis(50);

    /** Of a hold of three seconds a sixth, and two wakes of the processor a second. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private final Panel panel;
    private final Runnable held;
    private final Supplier<LampPattern> lamp;
    private final LongSupplier ticks;
    private final HoldDetector detector = new HoldDetector();
    private @Nullable LampPattern said;
    private long saidAt;

    /**
     * @param held run once for each hold; must not block
     * @param lamp what the LED is to say while nobody presses; asked twice a second; while it blocks nobody looks at the button
     * @param ticks monotonic nanoseconds
     */
    public PanelWatch(Panel panel, Runnable held, Supplier<LampPattern> lamp, LongSupplier ticks) {
        this.panel = panel;
        this.held = held;
        this.lamp = lamp;
        this.ticks = ticks;
    }

    /** Until the next step is due. */
    public Duration step() {
        long now = ticks.getAsLong();
        var found = detector.look(panel.pressed(), now);
        if (found == HoldDetector.Found.HELD) {
            held.run();
        }
        var pattern = detector.isCounting() ? LampPattern.FAST : lamp(now);
        panel.light(pattern.isLit(now));
        return found != HoldDetector.Found.UP || pattern.blinks() ? BUSY : IDLE;
    }

    /** A blink is many steps, and what it is to say may come from a disk. */
    private LampPattern lamp(long now) {
        if (said == null || now - saidAt >= IDLE.toNanos()) {
            said = lamp.get();
            saidAt = now;
        }
        return said;
    }

    /** Nobody looks any more. */
    public void end() {
        panel.light(false);
    }
}
