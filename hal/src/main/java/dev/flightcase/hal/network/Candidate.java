package dev.flightcase.hal.network;

/**
 * A link as the decision sees it.
 *
 * @param works whether it reaches what is to be reached, by its newest round of probes
 * @param round number of that round; a number that was seen before is no news
 * @param rank how much it is wanted, 0 most
 */
public record Candidate(String link, Reach reach, boolean works, long round, boolean metered, int rank) {

    /** Probed at least once, or not worth it. */
    boolean known() {
        return round > 0 || !hasWire();
    }

    /** Whether anything can be sent over it at all. */
    boolean hasWire() {
        return reach.atLeast(Reach.LAN);
    }
}
