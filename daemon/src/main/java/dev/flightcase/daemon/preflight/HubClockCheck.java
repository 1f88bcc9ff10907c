package dev.flightcase.daemon.preflight;

import java.time.Duration;

/** Whether this clock and the hub's agree. The time that a receipt takes on its way counts as ahead: a second or so. */
public final class HubClockCheck implements Check.Probe {
    /** Far more than any way takes, far less than what a payment token lives. */
    private static final Duration FAR = Duration.ofSeconds(30);

    private static final String SET =
            "Let the node reach the internet for a minute, or set the time: timedatectl set-time.";

    private final HubPath hub;

    private HubClockCheck(HubPath hub) {
        this.hub = hub;
    }

    public static Check of(HubPath hub) {
        return new Check(
                "hub-clock",
                Duration.ofSeconds(5),
                Check.Lane.WAITING,
                new HubClockCheck(hub),
                Finding.unknown("The hub's clock could not be compared in time.", "Run this again."));
    }

    @Override
    public Finding look() {
        if (!hub.exists()) {
            return Finding.ok("Not looked at: this stall has no hub.");
        }
        var ahead = hub.ahead();
        if (ahead.isEmpty()) {
            return Finding.unknown(
                    "The hub has confirmed nothing since the start, so its clock is not known.",
                    "Run this again once it has: flightcase status says so.");
        }
        var far = ahead.get().abs();
        return far.compareTo(FAR) <= 0
                ? Finding.ok("This clock and the hub's agree to " + Words.time(far) + ".")
                : Finding.warn(
                        "This clock is " + words(far) + (ahead.get().isNegative() ? " behind" : " ahead of")
                                + " the hub's.",
                        SET);
    }

    private static String words(Duration far) {
        if (far.toHours() >= 48) {
            return far.toDays() + " days";
        }
        return far.toMinutes() >= 2 ? far.toMinutes() + " minutes" : far.toSeconds() + " seconds";
    }
}
