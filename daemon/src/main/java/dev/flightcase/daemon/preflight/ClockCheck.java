package dev.flightcase.daemon.preflight;

import dev.flightcase.hal.host.ClockVerdict;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the time on receipts can be trusted. */
public final class ClockCheck implements Check.Probe {
    /** Older than this program, or further off than any card lives. */
    private static final int YEAR_FIRST = 2025;

    private static final int YEAR_LAST = 2099;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final String OFFSET_UNKNOWN = " By how much it is off is not known.";
    private static final String GET_TIME =
            "Compare it with a phone; let the node reach the internet for a minute if it is wrong. Sales go on either way,"
                    + " and receipts say that the time is not confirmed.";

    private final Supplier<ClockVerdict> trust;
    private final InstantSource clock;
    private final ZoneId zone;

    private ClockCheck(Supplier<ClockVerdict> trust, InstantSource clock, ZoneId zone) {
        this.trust = trust;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param zone the one that people at the stall live in */
    public static Check of(Supplier<ClockVerdict> trust, InstantSource clock, ZoneId zone) {
        return new Check(
                "clock",
                Duration.ofSeconds(5),
                Check.Lane.WAITING,
                new ClockCheck(trust, clock, zone),
                Finding.unknown("What the clock is set by could not be found out in time.", "Run this again."));
    }

    @Override
    public Finding look() {
        var now = ZonedDateTime.ofInstant(clock.instant(), zone);
        var time = TIME.format(now);
        if (now.getYear() < YEAR_FIRST || now.getYear() > YEAR_LAST) {
            return Finding.fail(
                    "The clock is wrong: it says " + time + ".",
                    "Let the node reach the internet for a minute, or set the time: timedatectl set-time.");
        }
        var verdict = trust.get();
        var off = off(verdict.uncertainty());
        return switch (verdict.state()) {
            case SYNCED -> Finding.ok("The clock is in step with a time source: " + time + "." + off);
            case HELD -> Finding.ok("The clock is not in step now, but " + verdict.why() + ": " + time + "." + off);
            case FLOOR ->
                Finding.warn(
                        "Nothing confirms the clock, which is only known not to be behind: it says " + time + "." + off,
                        GET_TIME);
            case UNTRUSTED -> Finding.warn("Nothing confirms the clock: it says " + time + "." + off, GET_TIME);
        };
    }

    private static String off(@Nullable Duration uncertainty) {
        return uncertainty == null ? OFFSET_UNKNOWN : " It is off by " + Words.time(uncertainty) + " at most.";
    }
}
