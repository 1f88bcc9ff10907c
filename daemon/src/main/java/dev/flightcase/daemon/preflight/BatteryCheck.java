package dev.flightcase.daemon.preflight;

import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the battery lasts for the event at the load of now, by the careful end of the band. Percent is not looked at: it says little of
 * how long. A node without a power board runs on what somebody else keeps up.
 */
public final class BatteryCheck implements Check.Probe {
    /** Of an event that does not say when it ends. */
    private static final Duration USUAL = Duration.ofHours(4);

    private static final String CHARGE = "Charge it, bring a second pack, or show less video.";

    private final Supplier<Snapshot> readings;
    private final Supplier<Optional<Instant>> eventEnd;
    private final InstantSource clock;

    private BatteryCheck(Supplier<Snapshot> readings, Supplier<Optional<Instant>> eventEnd, InstantSource clock) {
        this.readings = readings;
        this.eventEnd = eventEnd;
        this.clock = clock;
    }

    /** @param eventEnd as its catalog says; empty when it does not say */
    public static Check of(Supplier<Snapshot> readings, Supplier<Optional<Instant>> eventEnd, InstantSource clock) {
        return new Check(
                "battery",
                Duration.ofSeconds(2),
                Check.Lane.WAITING,
                new BatteryCheck(readings, eventEnd, clock),
                Finding.unknown("The battery could not be looked at in time.", "Run this again."));
    }

    @Override
    public Finding look() {
        var now = readings.get();
        if (!now.expected().contains(Signals.MINUTES_LEFT)) {
            return Finding.ok("No power board is configured: how long the power lasts is not this node's to know.");
        }
        var careful = now.good(Signals.MINUTES_LEFT_LOW).or(() -> now.good(Signals.MINUTES_LEFT));
        if (careful.isPresent()) {
            return lasting(careful.get(), now.good(Signals.MINUTES_LEFT).orElse(careful.get()));
        }
        var undefined = now.undefined().get(Signals.MINUTES_LEFT);
        return undefined == null
                ? Finding.unknown(
                        "How long the battery lasts is not known.",
                        "Run flightcase hardware: it says which part of the power board does not answer.")
                : Finding.ok("The battery does not run down now: " + undefined + ".");
    }

    private Finding lasting(Reading careful, Reading likely) {
        var least = minutes(careful);
        var event = eventEnd.get()
                .map(end -> Duration.between(clock.instant(), end))
                .filter(left -> left.isPositive());
        var wanted = event.orElse(USUAL);
        var band = careful.equals(likely) ? "" : ", at least " + words(least);
        var says = "The battery lasts about " + words(minutes(likely)) + band;
        var until = event.isPresent() ? "the event ends in " + words(wanted) : "an event of " + words(wanted);
        if (least.compareTo(wanted) >= 0) {
            return Finding.ok(says + "; " + until + ".");
        }
        return minutes(likely).compareTo(wanted) >= 0
                ? Finding.warn(says + "; " + until + ".", CHARGE)
                : Finding.warn(says + ": not for all of it, " + until + ".", CHARGE);
    }

    private static Duration minutes(Reading reading) {
        return Duration.ofMinutes((long) reading.quantity().value());
    }

    /** {@code 1 h 5 min}. */
    private static String words(Duration time) {
        long hours = time.toHours();
        return hours == 0 ? time.toMinutes() + " min" : hours + " h " + time.toMinutesPart() + " min";
    }
}
