package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.Optional;

/** When a link is probed next, and how. Pure. */
final class Cadence {
    /** What a round can cost at most, near enough: five questions, a connection, a page, or a greeting by TLS. */
    static final int ROUND_BYTES_MAX = 6000;

    /** As soon as the watch looks again: after a first failure two more decide. */
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final int AGAIN_MAX = 3;
    /** A fault is to be left behind within eight seconds: this, and three failures with their waiting. */
    private static final Duration USED = Duration.ofSeconds(2);

    /** While no session says that the hub is reached. More often, three handshakes lost by chance would change the link in some nights. */
    private static final Duration CHECK = Duration.ofSeconds(6);

    private static final Duration USED_BROKEN = Duration.ofSeconds(5);
    private static final Duration UNMETERED = Duration.ofSeconds(30);
    private static final Duration METERED = Duration.ofMinutes(10);
    private static final Duration METERED_BROKEN = Duration.ofMinutes(1);
    /** What is known of the others is old enough to be asked again when the link in use begins to fail. */
    private static final Duration SUSPECT = Duration.ofSeconds(10);

    private Cadence() {}

    /**
     * @param used whether the node sends through it
     * @param metered whether its bytes cost money
     * @param carriesSession whether a session of the node goes over it, which proves it for nothing
     * @param usedFails whether the link that is used has begun to fail
     * @param hasHub whether there is a broker to be reached
     */
    record Situation(boolean used, boolean metered, boolean carriesSession, boolean usedFails, boolean hasHub) {}

    /** Empty when it is not time yet, or nothing could be sent. */
    static Optional<Round.Plan> next(LinkRecord link, Situation now, long ticks) {
        if (link.isBusy() || !link.link().carrier() || !link.link().hasAddress()) {
            return Optional.empty();
        }
        if (now.metered() && now.carriesSession()) {
            return Optional.empty();
        }
        if (link.isFresh()) {
            return Optional.of(Round.Plan.BURST);
        }
        var since = link.sinceEnd(ticks);
        boolean failing = link.failures() > 0;
        if (now.used() && failing && link.failures() < AGAIN_MAX) {
            return after(AGAIN, since, Round.Plan.CONFIRM);
        }
        if (!now.used() && now.usedFails() && since.compareTo(SUSPECT) >= 0) {
            return Optional.of(Round.Plan.PROOF);
        }
        if (now.metered()) {
            return after(now.used() && failing ? METERED_BROKEN : METERED, since, Round.Plan.BURST);
        }
        if (!now.used()) {
            return after(UNMETERED, since, Round.Plan.BURST);
        }
        if (failing) {
            return after(USED_BROKEN, since, Round.Plan.PROOF);
        }
        if (now.carriesSession()) {
            return after(USED, since, Round.Plan.SMALL);
        }
        var proved = link.sinceProof(ticks);
        var proof = now.hasHub() ? Round.Plan.CHECK : Round.Plan.PROOF;
        boolean due = proved.compareTo(now.hasHub() ? CHECK : UNMETERED) >= 0;
        return after(USED, since, due ? proof : Round.Plan.SMALL);
    }

    private static Optional<Round.Plan> after(Duration period, Duration since, Round.Plan plan) {
        return since.compareTo(period) >= 0 ? Optional.of(plan) : Optional.empty();
    }
}
