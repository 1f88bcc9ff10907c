package dev.flightcase.daemon.preflight;

import dev.flightcase.cache.checkout.ClockTrust;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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

    private final ClockTrust trust;
    private final InstantSource clock;
    private final ZoneId zone;

    private ClockCheck(ClockTrust trust, InstantSource clock, ZoneId zone) {
        this.trust = trust;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param zone the one that people at the stall live in */
    public static Check of(ClockTrust trust, InstantSource clock, ZoneId zone) {
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
        return switch (trust.state()) {
            case SYNCED -> Finding.ok("The clock is in step with a time source: " + time + "." + OFFSET_UNKNOWN);
            case HELD ->
                Finding.ok("The clock was in step with a time source and runs on by itself: " + time + "."
                        + OFFSET_UNKNOWN);
            case FLOOR ->
                Finding.warn(
                        "The clock was set to the last time that the node remembered: " + time + "." + OFFSET_UNKNOWN,
                        GET_TIME);
            case UNTRUSTED ->
                Finding.warn("Nothing confirms the clock: it says " + time + "." + OFFSET_UNKNOWN, GET_TIME);
        };
    }
}
