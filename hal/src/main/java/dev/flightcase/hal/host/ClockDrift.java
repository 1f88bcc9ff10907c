package dev.flightcase.hal.host;

import java.time.Duration;

/** How far clocks wander when nobody corrects them. */
final class ClockDrift {

    /** A crystal's tolerance and its temperature: some 20 parts in a million, 1.7 s a day. */
    private static final long PROCESSOR_NANOS_PER_SECOND = 20_000;

    /** Cheap battery-backed clocks lose or gain up to 5 s a day. */
    private static final double RTC_PART = 5.0 / (24 * 3600);

    /** A clock that is read in whole seconds, at both ends. */
    private static final Duration RTC_STEP = Duration.ofSeconds(1);

    /** A year of drift and a bit: a clock further behind has stopped. */
    static final Duration RTC_BEHIND_MAX = Duration.ofMinutes(30);

    /** No stall is put away for longer; further ahead the clock's memory is broken. */
    static final Duration RTC_AHEAD_MAX = Duration.ofDays(5L * 365);

    private ClockDrift() {}

    static Duration ofProcessor(Duration since) {
        return Duration.ofNanos(Math.max(0, since.toMillis()) * PROCESSOR_NANOS_PER_SECOND / 1000);
    }

    static Duration ofRtc(Duration since) {
        return RTC_STEP.plusMillis(Math.round(Math.max(0, since.toMillis()) * RTC_PART));
    }
}
