package dev.flightcase.hal.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the time can be trusted.
 *
 * @param uncertainty how far it may be off; null when nobody knows
 * @param why in words, for logs
 */
public record ClockVerdict(ClockState state, @Nullable Duration uncertainty, String why) {

    /**
     * A pure function of the evidence. A clock before the day this program was made is wrong whatever says otherwise; a
     * time source counts more than what the node remembers; a battery-backed clock counts only while it is not behind
     * that memory.
     */
    public static ClockVerdict of(ClockEvidence evidence) {
        if (evidence.wall().isBefore(evidence.built())) {
            return unconfirmed(evidence, "it says a time before this program was made");
        }
        if (evidence.kernel() instanceof KernelClock.InStep(var errorMax)) {
            return new ClockVerdict(ClockState.SYNCED, errorMax, "in step with a time source");
        }
        if (evidence.moved()) {
            return unconfirmed(evidence, "it was moved by something that is no time source");
        }
        var sync = evidence.sync();
        if (sync != null) {
            var then = sync.errorThen();
            return new ClockVerdict(
                    ClockState.HELD,
                    then == null ? null : then.plus(ClockDrift.ofProcessor(sync.ago())),
                    "was in step earlier in this boot");
        }
        return switch (evidence.rtc()) {
            case Rtc.Kept() -> byRtc(evidence);
            case Rtc.Failed(var why) -> unconfirmed(evidence, "its battery-backed clock failed: " + why);
            case Rtc.Absent() -> unconfirmed(evidence, "no time source, no battery-backed clock");
        };
    }

    private static ClockVerdict byRtc(ClockEvidence evidence) {
        var floor = evidence.remembered();
        var why = "kept by a battery-backed clock";
        if (floor == null) {
            return new ClockVerdict(ClockState.HELD, null, why);
        }
        var off = Duration.between(floor, evidence.wall());
        if (off.compareTo(ClockDrift.RTC_BEHIND_MAX.negated()) < 0) {
            return unconfirmed(evidence, "its battery-backed clock is behind the last time that was known");
        }
        if (off.compareTo(ClockDrift.RTC_AHEAD_MAX) > 0) {
            return unconfirmed(evidence, "its battery-backed clock is years ahead of the last time that was known");
        }
        return new ClockVerdict(ClockState.HELD, ClockDrift.ofRtc(off), why);
    }

    private static ClockVerdict unconfirmed(ClockEvidence evidence, String why) {
        return new ClockVerdict(evidence.floor() == null ? ClockState.UNTRUSTED : ClockState.FLOOR, null, why);
    }
}
