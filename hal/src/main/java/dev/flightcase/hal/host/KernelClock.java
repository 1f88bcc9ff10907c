package dev.flightcase.hal.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the kernel says of its own clock, see adjtimex(2). */
public sealed interface KernelClock {

    /**
     * Whoever keeps the time (chrony, systemd-timesyncd, ntpd) has set it and comes by often enough.
     *
     * @param errorMax the kernel's own bound of the error; null where it is not told
     */
    record InStep(@Nullable Duration errorMax) implements KernelClock {}

    /** Nobody has set it, or too long ago. */
    record Adrift() implements KernelClock {}

    /** The kernel can not be asked here. */
    record Unknown() implements KernelClock {}
}
